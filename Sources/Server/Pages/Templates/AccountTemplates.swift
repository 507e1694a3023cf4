extension PageTemplates {
    /// Between the provider's site and the page that was asked for: only a page of this site may lead on with its cookies.
    static let entered = """
        {{<layout}}{{$content}}<h1>{{w.entered}}</h1>
        <p><a class="button" href="{{entered_path}}">{{w.entered_go}}</a></p>{{/content}}{{/layout}}
        """

    /// Who has logged out: also at the provider, on the way there, or here alone.
    static let left = """
        {{<layout}}{{$content}}<h1>{{w.left}}</h1>
        {{#leave_address}}<p>{{w.leaving_provider}} {{provider_name}}.</p>
        <p class="buttons"><a class="button" href="{{.}}">{{w.leave_provider}} {{provider_name}}</a></p>{{/leave_address}}
        {{^leave_address}}{{#is_here_alone}}<p class="warn">{{w.provider_remembers}}</p>{{/is_here_alone}}{{^is_here_alone}}<p>{{w.left_provider}} {{provider_name}}.</p>{{/is_here_alone}}
        <p class="buttons"><a class="button" href="/">{{w.services}}</a> <a class="button second" href="{{login_path}}">{{w.log_in_again}}</a></p>{{/leave_address}}{{/content}}{{/layout}}
        """

    /// A citizen's own applications; or the way to log in.
    static let ownCases = """
        {{<layout}}{{$content}}<h1>{{w.own_cases}}</h1>
        {{>errors}}
        {{#citizen_name}}<p>{{w.own_cases_of}} <strong>{{.}}</strong>.</p>
        {{#has_cases}}<ul class="cards">{{#case_list}}<li><h2><a href="/lacak/{{number}}">{{service_name}}</a></h2><p class="state">{{state_text}}{{erased_text}}</p><p class="note"><span class="code">{{number}}</span> · {{filed_text}}</p></li>
        {{/case_list}}</ul>{{/has_cases}}{{^has_cases}}{{#is_earlier}}<p>{{w.no_earlier_cases}} <a href="/saya">{{w.own_cases_all}}</a></p>{{/is_earlier}}{{^is_earlier}}<p>{{w.no_own_cases}}</p>{{/is_earlier}}{{/has_cases}}
        {{#next_case}}<p><a href="/saya?sebelum={{.}}">{{w.earlier_cases}}</a></p>{{/next_case}}
        <p class="note">{{w.own_cases_more}}</p>
        <form method="post" action="/saya/keluar"><input type="hidden" name="csrf" value="{{csrf}}"><button type="submit" class="second">{{w.log_out}}</button></form>{{/citizen_name}}
        {{^citizen_name}}<p>{{w.own_cases_why}}</p>
        <p class="buttons"><a class="button" href="/saya/masuk">{{w.log_in_by}} {{provider_name}}</a> <a class="button second" href="/lacak">{{w.track}}</a></p>{{/citizen_name}}{{/content}}{{/layout}}
        """
}
