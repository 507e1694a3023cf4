extension PageTemplates {
    /// One question with its label, hint and error; a group of choices is a fieldset.
    static let field = """
        {{#is_group}}<fieldset class="question{{#error_text}} wrong{{/error_text}}" id="{{fid}}" tabindex="-1"{{#described}} aria-describedby="{{.}}"{{/described}}>
        <legend>{{label}}{{#is_optional}} <span class="note">({{w.optional}})</span>{{/is_optional}}</legend>
        {{#hint_text}}<p class="hint" id="{{fid}}-hint">{{.}}</p>{{/hint_text}}
        {{#error_text}}<p class="error" id="{{fid}}-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/error_text}}
        {{#options}}<div class="option"><input type="{{option_type}}" id="{{oid}}" name="{{fname}}" value="{{option_value}}"{{#checked}} checked{{/checked}}><label for="{{oid}}">{{option_label}}{{#option_hint}} <span class="note">{{.}}</span>{{/option_hint}}</label></div>
        {{/options}}
        {{#rows}}<fieldset class="row"{{#row_id}} id="{{.}}" tabindex="-1"{{/row_id}}><legend>{{row_name}}{{#row_place}}<span class="hidden"> ({{.}})</span>{{/row_place}}</legend>{{#row_id}}<input type="hidden" name="{{.}}" value="">{{/row_id}}{{#row_fields}}{{>field}}{{/row_fields}}</fieldset>{{/rows}}
        {{#add_name}}<button type="submit" class="second" name="tombol" value="{{.}}"{{#add_action}} formaction="{{.}}"{{/add_action}}>{{w.add_row}}: {{add_label}}{{#add_place}}<span class="hidden"> ({{.}})</span>{{/add_place}}</button>{{/add_name}}
        </fieldset>{{/is_group}}
        {{^is_group}}<div class="question{{#error_text}} wrong{{/error_text}}">
        <label for="{{fid}}">{{label}}{{#is_optional}} <span class="note">({{w.optional}})</span>{{/is_optional}}</label>
        {{#hint_text}}<p class="hint" id="{{fid}}-hint">{{.}}</p>{{/hint_text}}
        {{#error_text}}<p class="error" id="{{fid}}-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/error_text}}
        {{>input}}
        </div>{{/is_group}}
        """

    static let input = """
        {{#is_long}}<textarea id="{{fid}}" name="{{fname}}" rows="4"{{#described}} aria-describedby="{{.}}"{{/described}}{{#error_text}} aria-invalid="true"{{/error_text}}>
        {{#field_value}}{{.}}{{/field_value}}</textarea>{{/is_long}}{{#is_select}}<select id="{{fid}}" name="{{fname}}"{{#described}} aria-describedby="{{.}}"{{/described}}{{#error_text}} aria-invalid="true"{{/error_text}}>
        <option value="">{{w.choose}}</option>
        {{#select_options}}<option value="{{option_value}}"{{#checked}} selected{{/checked}}>{{option_label}}</option>
        {{/select_options}}</select>{{/is_select}}{{#is_slots}}<select id="{{fid}}" name="{{fname}}"{{#described}} aria-describedby="{{.}}"{{/described}}{{#error_text}} aria-invalid="true"{{/error_text}}>
        <option value="">{{w.choose}}</option>
        {{#slot_days}}<optgroup label="{{day}}">{{#day_slots}}<option value="{{option_value}}"{{#checked}} selected{{/checked}}>{{option_label}}</option>
        {{/day_slots}}</optgroup>{{/slot_days}}</select>
        {{#no_slots}}<p class="hint">{{w.no_slots}}</p>{{/no_slots}}
        {{#slots_from}}<div class="line day"><label for="{{fid}}-mulai">{{w.slots_from}}</label><input type="date" id="{{fid}}-mulai" name="m.{{fname}}" value="{{.}}"><button type="submit" class="second" name="tombol" value="perbarui">{{w.show_slots}}</button></div>{{/slots_from}}
        {{#later_link}}<p class="hint"><a href="{{.}}">{{w.later_slots}}</a></p>{{/later_link}}{{/is_slots}}{{#is_line}}<div class="line"><input id="{{fid}}" name="{{fname}}" type="{{input_type}}"{{#input_mode}} inputmode="{{.}}"{{/input_mode}}{{#autocomplete}} autocomplete="{{.}}"{{/autocomplete}}{{#list_id}} list="{{.}}"{{/list_id}} value="{{#field_value}}{{.}}{{/field_value}}"{{#described}} aria-describedby="{{.}}"{{/described}}{{#error_text}} aria-invalid="true"{{/error_text}}>{{#unit}}<span class="unit">{{.}}</span>{{/unit}}</div>{{/is_line}}{{#is_file}}{{#upload_id}}<p class="kept">{{w.file_kept}} <strong>{{upload_name}}</strong><input type="hidden" name="{{fname}}" value="{{upload_id}}"></p>
        <p class="hint">{{#to_be_replaced}}{{w.file_mend}}{{/to_be_replaced}}{{^to_be_replaced}}{{w.file_replace}}{{/to_be_replaced}}</p>{{/upload_id}}<input type="file" id="{{fid}}" name="{{fname}}" accept="{{accept}}"{{#described}} aria-describedby="{{.}}"{{/described}}{{#error_text}} aria-invalid="true"{{/error_text}}>{{/is_file}}
        """

    /// A document to hand in: a file, or paper at the counter; members of a group each have their own.
    static let document = """
        {{#is_document_group}}<fieldset class="question{{#error_text}} wrong{{/error_text}}" id="{{fid}}" tabindex="-1">
        <legend>{{label}}{{#is_optional}} <span class="note">({{w.optional}})</span>{{/is_optional}}</legend>
        <p class="hint">{{group_text}}</p>
        {{#error_text}}<p class="error" id="{{fid}}-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/error_text}}
        {{#members}}{{>document}}{{/members}}
        </fieldset>{{/is_document_group}}
        {{^is_document_group}}<div class="question{{#error_text}} wrong{{/error_text}}">
        <label for="{{fid}}">{{label}}{{#is_optional}} <span class="note">({{w.optional}})</span>{{/is_optional}}</label>
        {{#hint_text}}<p class="hint" id="{{fid}}-hint">{{.}}</p>{{/hint_text}}
        {{#bring_text}}<p class="hint">{{.}}</p>{{/bring_text}}
        {{#error_text}}<p class="error" id="{{fid}}-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/error_text}}
        {{#upload_id}}<p class="kept">{{w.file_kept}} <strong>{{upload_name}}</strong><input type="hidden" name="u.{{dpath}}" value="{{upload_id}}"></p>
        <p class="hint">{{#to_be_replaced}}{{w.file_mend}}{{/to_be_replaced}}{{^to_be_replaced}}{{w.file_replace}}{{/to_be_replaced}}</p>{{/upload_id}}
        <input type="file" id="{{fid}}" name="d.{{dpath}}" accept="{{accept}}"{{#described}} aria-describedby="{{.}}"{{/described}}{{#error_text}} aria-invalid="true"{{/error_text}}>
        {{#dates}}<label for="{{date_id}}">{{date_label}}</label>
        {{#date_error}}<p class="error" id="{{date_id}}-error"><span class="hidden">{{w.fault_prefix}}</span> {{.}}</p>{{/date_error}}
        <input type="date" id="{{date_id}}" name="{{date_name}}" value="{{date_value}}"{{#date_error}} aria-invalid="true"{{/date_error}}>{{/dates}}
        {{#may_be_paper}}<div class="option"><input type="checkbox" id="{{fid}}-paper" name="p.{{dpath}}" value="true"{{#is_paper}} checked{{/is_paper}}><label for="{{fid}}-paper">{{w.on_paper}}</label></div>{{/may_be_paper}}
        </div>{{/is_document_group}}
        """

    static let start = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/layanan/{{sid}}">{{service_name}}</a></p>
        <h1>{{w.apply}}: {{service_name}}</h1>
        {{>errors}}
        <form method="get" action="/layanan/{{sid}}/ajukan">
        <input type="hidden" name="lanjut" value="1">
        {{#start_fields}}{{>field}}{{/start_fields}}
        <button type="submit">{{w.continue}}</button>
        </form>{{/content}}{{/layout}}
        """

    static let apply = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/layanan/{{sid}}">{{service_name}}</a></p>
        <h1>{{w.apply}}: {{service_name}}</h1>
        {{#closed_text}}<p class="warn">{{.}}</p>{{/closed_text}}
        {{#chosen}}<p class="chosen">{{.}}</p>{{/chosen}}
        {{#owner_text}}<p class="note">{{.}}</p>{{/owner_text}}
        {{>errors}}
        {{>draftChanges}}
        {{#scripted}}{{>keeping}}{{/scripted}}
        <form method="post" action="/layanan/{{sid}}/ajukan" enctype="multipart/form-data" novalidate{{#scripted}} data-kirim data-layanan="{{sid}}" data-nama="{{service_name}}" data-satu="{{file_limit}}" data-semua="{{files_limit}}"{{/scripted}}>
        {{>enter}}
        {{#csrf}}<input type="hidden" name="csrf" value="{{.}}">{{/csrf}}
        <input type="hidden" name="kunci" value="{{request_key}}">
        {{#hidden_fields}}<input type="hidden" name="{{hname}}" value="{{#hvalue}}{{.}}{{/hvalue}}">{{/hidden_fields}}
        <input type="hidden" name="bagian" value="{{part_id}}">
        {{#in_parts}}<details data-part="steps"><summary>{{part_text}}</summary><ol class="parts">{{#part_list}}<li>{{#is_here}}<strong aria-current="step">{{part_name}}</strong>{{/is_here}}{{^is_here}}<button type="submit" class="link" name="tombol" value="{{part_button}}">{{part_name}}</button>{{/is_here}}{{#is_wrong}} <span class="error">{{w.part_wrong}}</span>{{/is_wrong}}</li>{{/part_list}}</ol>
        <button type="submit" class="link" name="tombol" value="bagian:semua">{{w.all_parts}}</button></details>
        {{#back_text}}<p class="hint">{{.}}</p>{{/back_text}}{{/in_parts}}
        {{#head_fields}}{{>field}}{{/head_fields}}
        {{#sections}}<section aria-labelledby="{{section_id}}"{{#is_elsewhere}} hidden{{/is_elsewhere}}><h2 id="{{section_id}}">{{section_name}}</h2>
        {{#section_hint}}<p class="hint">{{.}}</p>{{/section_hint}}
        {{#fields}}{{>field}}{{/fields}}
        </section>{{/sections}}
        {{#has_conditions}}<p class="hint">{{w.refresh_hint}}</p>
        <button type="submit" class="second" name="tombol" value="perbarui">{{w.refresh}}</button>{{/has_conditions}}
        {{#documents}}<section aria-labelledby="dokumen"{{#documents_elsewhere}} hidden{{/documents_elsewhere}}><h2 id="dokumen">{{w.documents}}</h2>
        <p class="hint">{{files_hint}}</p>
        {{#document_list}}{{>document}}{{/document_list}}
        </section>{{/documents}}
        {{#deliveries}}<section aria-labelledby="pengambilan"{{#deliveries_elsewhere}} hidden{{/deliveries_elsewhere}}><h2 id="pengambilan">{{w.delivery}}</h2>{{#delivery_fields}}{{>field}}{{/delivery_fields}}</section>{{/deliveries}}
        <p class="hint">{{privacy_text}}</p>
        {{#scripted}}{{>linkless}}{{/scripted}}
        <p class="buttons"><button type="submit" name="tombol" value="lanjut">{{#may_go_on}}{{w.continue}}{{/may_go_on}}{{^may_go_on}}{{w.review_button}}{{/may_go_on}}</button> {{#may_go_back}}<button type="submit" class="second" name="tombol" value="kembali">{{w.back}}</button> {{/may_go_back}}<button type="submit" class="second" name="tombol" value="simpan">{{w.save_draft}}</button></p>
        {{#draft}}<details><summary>{{w.erase_draft}}</summary><p>{{w.erase_draft_hint}}</p><button type="submit" class="danger" name="tombol" value="hapus" formaction="/draf/hapus" formenctype="application/x-www-form-urlencoded">{{w.erase_draft}}</button></details>{{/draft}}
        </form>{{/content}}{{/layout}}
        """

    /// What is about to be sent.
    static let review = """
        {{<layout}}{{$content}}<p class="crumb"><a href="/layanan/{{sid}}">{{service_name}}</a></p>
        <h1>{{w.review}}</h1>
        <p>{{w.review_intro}}</p>
        {{#owner_text}}<p class="note">{{.}}</p>{{/owner_text}}
        {{#answer_sections}}<section><h2>{{section_name}}</h2><dl class="facts">{{>facts}}</dl></section>{{/answer_sections}}
        <section><h2>{{w.review_terms}}</h2><dl class="facts">{{>facts}}</dl></section>
        <form method="post" action="/layanan/{{sid}}/ajukan" enctype="multipart/form-data"{{#scripted}} data-kirim data-layanan="{{sid}}" data-nama="{{service_name}}" data-satu="{{file_limit}}" data-semua="{{files_limit}}"{{/scripted}}>
        {{#csrf}}<input type="hidden" name="csrf" value="{{.}}">{{/csrf}}
        {{#hidden_fields}}<input type="hidden" name="{{hname}}" value="{{#hvalue}}{{.}}{{/hvalue}}">{{/hidden_fields}}
        <p class="hint">{{privacy_text}}</p>
        {{#scripted}}{{>linkless}}{{/scripted}}
        <p class="buttons"><button type="submit" name="tombol" value="kirim">{{w.send}}</button> <button type="submit" class="second" name="tombol" value="perbarui">{{w.review_change}}</button></p>
        </form>{{/content}}{{/layout}}
        """

    static let receipt = """
        {{<layout}}{{$content}}<h1>{{w.received}}</h1>
        <p>{{w.received_text}}</p>
        {{#owned_text}}<p class="good"><a href="/saya">{{.}}</a></p>{{/owned_text}}
        <dl class="facts">
        <div><dt>{{w.case_number}}</dt><dd><strong class="code" id="nomor">{{number}}</strong></dd></div>
        <div><dt>{{w.secret}}</dt><dd><strong class="code" id="kunci">{{secret_text}}</strong></dd></div>
        {{>facts}}
        </dl>
        <p class="warn">{{w.secret_warning}}</p>
        <p class="screen">{{w.receipt_print}}</p>
        {{#scripted}}<p class="warn" data-part="kept" hidden>{{w.device_receipt}} <button type="button" class="second" data-do="forget">{{w.device_forget}}</button></p>{{/scripted}}
        <form method="post" action="/lacak"><input type="hidden" name="nomor" value="{{number}}"><input type="hidden" name="kunci" value="{{secret}}"><input type="hidden" name="dari" value="tanda_terima"><button type="submit" id="lacak">{{w.open_case}}</button></form>
        <h2>{{w.handed_in}}</h2>
        <ul>{{#handed_in}}<li>{{.}}</li>{{/handed_in}}</ul>{{/content}}{{/layout}}
        """
}
