<#-- The grants of one person, for the operators of an office. Each act is a form of its own and needs no script. -->
<#import "template.ftl" as layout>
<#assign stateKey = "varco.grant.state.">
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.office.title")}
  <#elseif section = "form">
    <div id="varco-office">
    <#if office.message().kind() == "success">
    <div class="alert alert-success" role="status"><p>${msg("varco.office." + office.message().key())}</p></div>
    <#elseif office.message().kind() == "error">
    <div id="varco-office-error" class="alert alert-danger" role="alert">
      <p>${msg("varco.office." + office.message().key())}<#if office.message().code()?has_content> (${office.message().code()})</#if></p>
    </div>
    </#if>

    <form class="varco-desk" action="${office.url()}" method="post">
      <input type="hidden" name="token" value="${office.token()}">
      <div class="varco-field">
        <label for="fiscalCode">${msg("varco.office.fiscal-code")}</label>
        <input class="form-control" type="text" id="fiscalCode" name="fiscalCode" value="${office.fiscalCode()}" maxlength="16" autocomplete="off" autocapitalize="characters" spellcheck="false" required<#if office.message().key() == "not-a-fiscal-code"> aria-invalid="true" aria-describedby="varco-office-error"</#if>>
      </div>
      <button type="submit" class="btn btn-primary">${msg("varco.office.find")}</button>
    </form>

    <#if office.fiscalCode()?has_content>
    <h2>${msg("varco.office.person")}</h2>
    <p>
      <#if office.name()?has_content><strong>${office.name()}</strong> – </#if>${office.fiscalCode()}<br>
      <#if !office.known()>${msg("varco.office.unknown")}<#elseif office.strong()>${msg("varco.office.strong")}<#else>${msg("varco.office.not-strong")}</#if>
    </p>

    <h2>${msg("varco.office.grants")}</h2>
    <#if !office.grants()?has_content>
    <p>${msg("varco.office.no-grants")}</p>
    </#if>
    <#list office.grants() as grant>
    <section class="varco-card" aria-labelledby="grant-${grant?index}">
      <h3 class="h4" id="grant-${grant?index}">${grant.name()} – ${msg(stateKey + grant.state())}</h3>
      <p>${msg("varco.grant.source." + grant.source())}</p>
      <ol class="varco-steps">
        <#list grant.steps() as step>
        <li>${step.date()}: ${msg(stateKey + step.state())}<#if step.office()?has_content>, ${step.office()}</#if><#if step.act()?has_content>, ${step.act()}</#if></li>
        </#list>
      </ol>
      <#if grant.actions()?has_content>
      <form class="varco-desk" action="${office.url()}" method="post">
        <@person/>
        <input type="hidden" name="profile" value="${grant.profile()}">
        <#if grant.delegator()?has_content><input type="hidden" name="delegator" value="${grant.delegator()}"></#if>
        <@paper grant?index/>
        <div class="varco-acts">
          <#list grant.actions() as action>
          <button type="submit" class="btn btn-outline-primary" name="action" value="${action}" aria-describedby="grant-${grant?index}">${msg("varco.office.action." + action)}</button>
          </#list>
        </div>
      </form>
      </#if>
    </section>
    </#list>

    <h2>${msg("varco.office.new")}</h2>
    <form class="varco-desk" action="${office.url()}" method="post">
      <@person/>
      <div class="varco-field">
        <label for="profile">${msg("varco.office.profile")}</label>
        <select class="form-control" id="profile" name="profile" required>
          <#list office.profiles() as profile>
          <option value="${profile.slug()}">${profile.name()} – ${msg("varco.grant.source." + profile.source())}</option>
          </#list>
        </select>
      </div>
      <@paper "new"/>
      <div class="varco-acts">
        <#list ["ask", "accredit", "record"] as action>
        <button type="submit" class="btn btn-outline-primary" name="action" value="${action}">${msg("varco.office.action." + action)}</button>
        </#list>
      </div>
    </form>
    </#if>
    </div>
  </#if>
</@layout.registrationLayout>

<#macro person>
<input type="hidden" name="token" value="${office.token()}">
<input type="hidden" name="fiscalCode" value="${office.fiscalCode()}">
</#macro>

<#macro paper id>
<div class="varco-field">
  <label for="office-${id}">${msg("varco.office.office")}</label>
  <input class="form-control" type="text" id="office-${id}" name="office" value="${office.office()}" maxlength="120" autocomplete="off">
</div>
<div class="varco-field">
  <label for="act-${id}">${msg("varco.office.act")}</label>
  <input class="form-control" type="text" id="act-${id}" name="act" maxlength="120" autocomplete="off">
</div>
</#macro>
