extension PageTemplates {
    /// Where a citizen takes a number.
    static let counters = """
        {{<layout}}{{$content}}<h1>{{w.counters}}</h1>
        <p>{{w.counters_intro}} <a href="/antrean/layar">{{w.screen}}</a></p>
        <ul class="cards">{{#counter_list}}<li><h2>{{counter_name}}</h2><p class="note">{{#agency_name}}{{.}} · {{/agency_name}}{{waiting_text}}</p>
        {{#shut_text}}<p class="warn">{{.}}</p>{{/shut_text}}
        <form method="post" action="/antrean/{{counter_id}}"><input type="hidden" name="kunci" value="{{request_key}}"><p class="buttons"><button type="submit">{{w.take_ticket}}<span class="hidden"> {{counter_name}}</span></button></p></form></li>
        {{/counter_list}}</ul>
        {{^counter_list}}<p>{{w.no_counters}}</p>{{/counter_list}}{{/content}}{{/layout}}
        """

    static let ticket = """
        {{<layout}}{{$content}}<h1>{{w.ticket}} <span class="ticket">{{ticket_text}}</span></h1>
        <p>{{counter_name}} · {{day_text}}</p>
        {{#called_text}}<p class="good" role="status"><strong>{{.}}</strong></p>{{/called_text}}
        {{#ahead_text}}<p class="state" role="status">{{.}}</p>{{/ahead_text}}
        {{#shut_text}}<p class="warn">{{.}}</p>{{/shut_text}}
        {{#qr_path}}{{>qr}}<p class="note screen">{{qr_label}}</p>{{/qr_path}}
        <p class="screen">{{w.ticket_keep}}</p>
        <p class="screen">{{#renews}}{{w.ticket_renews}} <a href="{{here_path}}?diam=1">{{w.screen_stop}}</a>{{/renews}}{{#stands}}{{w.screen_stands}} <a class="button second" href="{{here_path}}">{{w.ticket_again}}</a>{{/stands}}</p>
        <p class="screen"><a href="/antrean">{{w.counters}}</a></p>{{/content}}{{/layout}}
        """

    /// The numbers called last, for all who wait.
    static let screen = """
        {{<layout}}{{$content}}<h1>{{w.screen}}</h1>
        <div class="board">{{#counter_list}}<section><h2>{{counter_name}}</h2>
        {{#none_called}}<p>{{w.none_called}}</p>{{/none_called}}
        <ol>{{#call_list}}<li{{#is_last}} class="last"{{/is_last}}><strong class="ticket">{{ticket_text}}</strong> <span>{{desk_text}}</span></li>{{/call_list}}</ol>
        <p class="note">{{waiting_text}}</p></section>{{/counter_list}}</div>
        <p class="note">{{region}} · {{screen_time}}</p>
        <nav aria-label="{{w.navigation}}" class="note">{{#stands}}{{w.screen_stands}} <a href="/antrean/layar">{{w.screen_go_on}}</a>{{/stands}}{{^stands}}{{w.screen_refreshes}} <a href="/antrean/layar?diam=1">{{w.screen_stop}}</a>{{/stands}} · <a href="/antrean">{{w.counters}}</a></nav>{{/content}}{{/layout}}
        """

    static let ownCounters = """
        {{<layout}}{{$content}}<h1>{{w.counter_desk}}</h1>
        <ul class="cards">{{#counter_list}}<li><h2><a href="/petugas/loket/{{counter_id}}">{{counter_name}}</a></h2><p class="note">{{#agency_name}}{{.}} · {{/agency_name}}{{waiting_text}}</p>
        {{#shut_text}}<p class="warn">{{.}}</p>{{/shut_text}}</li>
        {{/counter_list}}</ul>
        {{^counter_list}}<p>{{w.no_own_counters}}</p>{{/counter_list}}{{/content}}{{/layout}}
        """

    /// Where an officer calls numbers.
    static let calling = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/petugas/loket">{{w.counter_desk}}</a></p>
        <h1>{{counter_name}}</h1>
        {{>errors}}
        <p class="state" role="status">{{#called_text}}{{w.called_last}} <span class="ticket">{{.}}</span> · {{/called_text}}{{waiting_text}}</p>
        <form method="post" action="/petugas/loket/{{counter_id}}"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="kunci" value="{{request_key}}">
        <div class="question{{#desk_error}} wrong{{/desk_error}}"><label for="meja">{{w.desk}}</label><p class="hint" id="meja-hint">{{w.desk_hint}}</p>{{#desk_error}}<p class="error" id="meja-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/desk_error}}<input id="meja" name="meja" autocomplete="off" maxlength="24" aria-describedby="meja-hint{{#desk_error}} meja-error{{/desk_error}}"{{#desk_error}} aria-invalid="true"{{/desk_error}} value="{{#desk_value}}{{.}}{{/desk_value}}"></div>
        <p class="buttons"><button type="submit" name="tombol" value="panggil">{{w.call_next}}</button> {{#called_text}}<button type="submit" class="second" name="tombol" value="ulang">{{w.call_again}}</button> {{/called_text}}<button type="submit" class="second" name="tombol" value="ambil">{{w.take_for_citizen}}</button></p></form>
        {{#has_calls}}<h2>{{w.called_today}}</h2><ul>{{#call_list}}<li><strong>{{ticket_text}}</strong> – {{desk_text}}, {{called_at}}</li>{{/call_list}}</ul>{{/has_calls}}
        <p><a href="/antrean/layar">{{w.screen}}</a></p>{{/content}}{{/layout}}
        """
}
