<#-- Whom a holder lets act in his or her place. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.delegations.title")}
  <#elseif section = "form">
    <div id="varco-delegations">
    <p class="varco-lead">${msg("varco.delegations.lead")}</p>
    <#if delegations.message().kind() == "success">
    <div class="alert alert-success" role="status"><p>${msg("varco.delegations." + delegations.message().key())}</p></div>
    <#elseif delegations.message().kind() == "error">
    <div class="alert alert-danger" role="alert">
      <p>${msg("varco.delegations." + delegations.message().key())}<#if delegations.message().code()?has_content> (${delegations.message().code()})</#if></p>
    </div>
    </#if>

    <h2>${msg("varco.delegations.given")}</h2>
    <#if !delegations.given()?has_content>
    <p>${msg("varco.delegations.none")}</p>
    </#if>
    <#list delegations.given() as given>
    <section class="varco-card" aria-labelledby="given-${given?index}">
      <h3 class="h4" id="given-${given?index}">${given.code()} – ${given.grant().name()}</h3>
      <ol class="varco-steps">
        <#list given.grant().steps() as step>
        <li>${msg((step.state() == "active")?then("varco.delegations.from", "varco.delegations.until"), step.date())}</li>
        </#list>
      </ol>
      <form class="varco-desk" action="${delegations.url()}" method="post">
        <input type="hidden" name="token" value="${delegations.token()}">
        <input type="hidden" name="delegate" value="${given.delegate()}">
        <input type="hidden" name="profile" value="${given.grant().profile()}">
        <button type="submit" class="btn btn-outline-primary" name="action" value="withdraw" aria-describedby="given-${given?index}">${msg("varco.delegations.withdraw")}</button>
      </form>
    </section>
    </#list>

    <h2>${msg("varco.delegations.new")}</h2>
    <#if delegations.profiles()?has_content>
    <p>${msg("varco.delegations.first")}</p>
    <form class="varco-desk" action="${delegations.url()}" method="post">
      <input type="hidden" name="token" value="${delegations.token()}">
      <div class="varco-field">
        <label for="profile">${msg("varco.delegations.profile")}</label>
        <select class="form-control" id="profile" name="profile" required>
          <#list delegations.profiles() as profile>
          <option value="${profile.slug()}">${profile.name()}</option>
          </#list>
        </select>
      </div>
      <div class="varco-field">
        <label for="fiscalCode">${msg("varco.delegations.fiscal-code")}</label>
        <input class="form-control" type="text" id="fiscalCode" name="fiscalCode" maxlength="16" autocomplete="off" autocapitalize="characters" spellcheck="false" required>
      </div>
      <div class="varco-field">
        <label for="from">${msg("varco.delegations.from-label")}</label>
        <input class="form-control" type="date" id="from" name="from" value="${delegations.today()}" min="${delegations.today()}">
      </div>
      <div class="varco-field">
        <label for="until">${msg("varco.delegations.until-label")}</label>
        <input class="form-control" type="date" id="until" name="until" min="${delegations.today()}">
      </div>
      <button type="submit" class="btn btn-primary" name="action" value="delegate">${msg("varco.delegations.delegate")}</button>
    </form>
    <#else>
    <p>${msg("varco.delegations.nothing")}</p>
    </#if>
    </div>
  </#if>
</@layout.registrationLayout>
