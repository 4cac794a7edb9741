<#-- The register of sign-ins, for auditors: it shows, and changes nothing. Whoever is looked for stands in a body, never in an address. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.log.title")}
  <#elseif section = "form">
    <div id="varco-log">
    <#if log.message().kind() == "error">
    <div id="varco-log-error" class="alert alert-danger" role="alert">
      <p>${msg("varco.log." + log.message().key())}<#if log.message().code()?has_content> (${log.message().code()})</#if></p>
    </div>
    </#if>
    <#list log.verified() as verified><@outcome verified/></#list>

    <#list log.record() as record>
    <@opened record/>
    <#else>
    <p>${msg("varco.log.lead")}</p>
    <#list log.state() as state>
    <#if state.oldest()?has_content>
    <p>${msg("varco.log.state", state.records(), state.oldest())}<#if state.seal()?has_content><br>${msg("varco.log.seal")} <span class="varco-value" translate="no">${state.seal()}</span></#if></p>
    <#else>
    <p>${msg("varco.log.empty")}</p>
    </#if>
    </#list>

    <h2>${msg("varco.log.search")}</h2>
    <p class="varco-hint" id="varco-log-either">${msg("varco.log.either")}</p>
    <form class="varco-desk" action="${log.url()}" method="post">
      <input type="hidden" name="token" value="${log.token()}">
      <input type="hidden" name="action" value="search">
      <div class="varco-field">
        <label for="fiscalCode">${msg("varco.log.fiscal-code")}</label>
        <input class="form-control" type="text" id="fiscalCode" name="fiscalCode" value="${log.form().fiscalCode()}" maxlength="16" autocomplete="off" autocapitalize="characters" spellcheck="false" <@about "not-a-fiscal-code" "varco-log-either"/>>
      </div>
      <div class="varco-field">
        <label for="messageId">${msg("varco.log.message-id")}</label>
        <input class="form-control" type="text" id="messageId" name="messageId" value="${log.form().messageId()}" maxlength="120" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="varco-log-either">
      </div>
      <@days "search"/>
      <div class="varco-acts"><button type="submit" class="btn btn-primary">${msg("varco.log.find")}</button></div>
    </form>

    <#list log.found() as found><@results found/></#list>

    <h2>${msg("varco.log.export")}</h2>
    <p>${msg("varco.log.export-lead")}</p>
    <form class="varco-desk" action="${log.url()}" method="post">
      <input type="hidden" name="token" value="${log.token()}">
      <input type="hidden" name="action" value="export">
      <div class="varco-field varco-field-alone">
        <label for="export-fiscalCode">${msg("varco.log.export-fiscal-code")}</label>
        <input class="form-control" type="text" id="export-fiscalCode" name="fiscalCode" value="${log.form().fiscalCode()}" maxlength="16" autocomplete="off" autocapitalize="characters" spellcheck="false">
      </div>
      <@days "export"/>
      <div class="varco-acts"><button type="submit" class="btn btn-outline-primary">${msg("varco.log.download")}</button></div>
    </form>

    <h2>${msg("varco.log.verify")}</h2>
    <p>${msg("varco.log.verify-lead")}</p>
    <form class="varco-desk" action="${log.url()}" method="post">
      <input type="hidden" name="token" value="${log.token()}">
      <input type="hidden" name="action" value="verify">
      <div class="varco-field">
        <label for="seal">${msg("varco.log.kept-seal")}</label>
        <input class="form-control" type="text" id="seal" name="seal" value="${log.form().seal()}" maxlength="120" autocomplete="off" autocapitalize="none" spellcheck="false">
      </div>
      <div class="varco-acts"><button type="submit" class="btn btn-outline-primary">${msg("varco.log.verify-now")}</button></div>
    </form>
    </#list>
    </div>
  </#if>
</@layout.registrationLayout>

<#macro about key hint><#if log.message().key() == key>aria-invalid="true" aria-describedby="varco-log-error ${hint}"<#else>aria-describedby="${hint}"</#if></#macro>

<#macro wrong><#if log.message().key()?starts_with("days")> aria-invalid="true" aria-describedby="varco-log-error"</#if></#macro>

<#macro days id>
<div class="varco-field">
  <label for="${id}-from">${msg("varco.log.from")}</label>
  <input class="form-control" type="date" id="${id}-from" name="from" value="${log.form().from()}"<@wrong/>>
</div>
<div class="varco-field">
  <label for="${id}-to">${msg("varco.log.to")}</label>
  <input class="form-control" type="date" id="${id}-to" name="to" value="${log.form().to()}"<@wrong/>>
</div>
</#macro>

<#-- What was asked, so that a list can be gone through and come back to. -->
<#macro asked>
<input type="hidden" name="token" value="${log.token()}">
<input type="hidden" name="fiscalCode" value="${log.form().fiscalCode()}">
<input type="hidden" name="messageId" value="${log.form().messageId()}">
<input type="hidden" name="from" value="${log.form().from()}">
<input type="hidden" name="to" value="${log.form().to()}">
</#macro>

<#macro results found>
<h2 id="varco-log-found">${msg("varco.log.found")}</h2>
<#if found.rows()?has_content>
<form action="${log.url()}" method="post">
  <@asked/>
  <input type="hidden" name="first" value="${log.form().first()?c}">
  <div class="varco-scroll" tabindex="0" role="region" aria-labelledby="varco-log-found">
  <table class="varco-matrix" aria-labelledby="varco-log-found">
    <thead>
      <tr>
        <th scope="col">${msg("varco.log.at")}</th>
        <th scope="col">${msg("varco.log.entry")}</th>
        <th scope="col">${msg("varco.log.level")}</th>
        <th scope="col">${msg("varco.log.outcome")}</th>
        <th scope="col">${msg("varco.log.record")}</th>
      </tr>
    </thead>
    <tbody>
      <#list found.rows() as row>
      <tr>
        <th scope="row" id="at-${row?index}">${row.at()}</th>
        <td class="varco-value" translate="no">${row.entityId()}</td>
        <td><@level row/></td>
        <td><@result row/></td>
        <td><button type="submit" class="btn btn-outline-primary" name="id" value="${row.id()}" id="open-${row?index}" aria-labelledby="open-${row?index} at-${row?index}">${msg("varco.log.open")}</button></td>
      </tr>
      </#list>
    </tbody>
  </table>
  </div>
</form>
<#else>
<p role="status">${msg("varco.log.found-none")}</p>
</#if>
<#if found.previous() gte 0 || found.next() gte 0>
<form class="varco-actions" action="${log.url()}" method="post">
  <@asked/>
  <input type="hidden" name="action" value="search">
  <#if found.previous() gte 0><button type="submit" class="btn btn-outline-primary" name="first" value="${found.previous()?c}">${msg("varco.log.later")}</button></#if>
  <#if found.next() gte 0><button type="submit" class="btn btn-outline-primary" name="first" value="${found.next()?c}">${msg("varco.log.earlier")}</button></#if>
</form>
</#if>
</#macro>

<#macro level row><#if row.level() gt 0>${row.level()}<#else>–</#if></#macro>

<#macro result row>${msg("varco.log.outcome." + row.outcome())}<#if row.code()?has_content> <span class="varco-whole" translate="no">(${row.code()})</span></#if></#macro>

<#macro opened record>
<form action="${log.url()}" method="post">
  <@asked/>
  <input type="hidden" name="action" value="search">
  <input type="hidden" name="first" value="${log.form().first()?c}">
  <button type="submit" class="btn btn-outline-primary">${msg("varco.log.back")}</button>
</form>
<h2>${msg("varco.log.of", record.row().at())}</h2>
<dl class="varco-facts">
  <div><dt>${msg("varco.log.outcome")}</dt><dd><@result record.row()/></dd></div>
  <div><dt>${msg("varco.log.level")}</dt><dd><@level record.row()/></dd></div>
  <#list record.facts() as fact>
  <div><dt>${msg("varco.log.fact." + fact.name())}</dt><dd class="varco-value" translate="no">${fact.value()}</dd></div>
  </#list>
</dl>
<#list record.messages() as message>
<details class="varco-message"<#if message?is_last> open</#if>>
  <summary id="message-${message.name()}">${msg("varco.log.message." + message.name())}</summary>
  <#if message.length() gt 0><p>${msg("varco.log.cut", message.length())}</p></#if>
  <pre tabindex="0" role="region" aria-labelledby="message-${message.name()}" lang="en" translate="no">${message.text()}</pre>
</details>
</#list>
</#macro>

<#macro outcome verified>
<#if verified.intact()>
<div class="alert alert-success" role="status">
  <p>${msg("varco.log.intact", verified.records(), verified.chains())}</p>
  <#if verified.seal()?has_content><p>${msg("varco.log.seal")} <span class="varco-value" translate="no">${verified.seal()}</span></p></#if>
</div>
<#else>
<div class="alert alert-danger" role="alert">
  <p>${msg("varco.log.broken", verified.records())}</p>
  <ul>
    <#list verified.faults() as fault>
    <li>${msg("varco.log.fault." + fault.kind())} <span class="varco-value" lang="en" translate="no">${fault.where()}</span><#if fault.at()?has_content> (${fault.at()})</#if></li>
    </#list>
  </ul>
  <#if !verified.whole()><p>${msg("varco.log.more-faults")}</p></#if>
</div>
</#if>
</#macro>
