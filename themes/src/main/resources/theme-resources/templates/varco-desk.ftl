<#-- One person in an Order's register, for operators: it shows, and changes nothing. -->
<#import "template.ftl" as layout>
<#import "varco-words.ftl" as words>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.desk.title")}
  <#elseif section = "form">
    <div id="varco-desk">
    <#if desk.message().kind() == "error">
    <div id="varco-desk-error" class="alert alert-danger" role="alert">
      <p>${msg("varco.desk." + desk.message().key())}<#if desk.message().code()?has_content> (${desk.message().code()})</#if></p>
    </div>
    </#if>

    <p>${msg("varco.desk.lead")}</p>
    <form class="varco-desk" action="${desk.url()}" method="post">
      <input type="hidden" name="token" value="${desk.token()}">
      <div class="varco-field">
        <label for="fiscalCode">${msg("varco.desk.fiscal-code")}</label>
        <input class="form-control" type="text" id="fiscalCode" name="fiscalCode" value="${desk.fiscalCode()}" maxlength="16" autocomplete="off" autocapitalize="characters" spellcheck="false" required<#if desk.message().key() == "not-a-fiscal-code"> aria-invalid="true" aria-describedby="varco-desk-error"</#if>>
      </div>
      <button type="submit" class="btn btn-primary">${msg("varco.desk.find")}</button>
    </form>

    <#if desk.fiscalCode()?has_content>
    <h2>${msg("varco.desk.person")}</h2>
    <p>
      <#if desk.name()?has_content><strong>${desk.name()}</strong> – </#if>${desk.fiscalCode()}
      <#if !desk.account()><br>${msg("varco.desk.no-account")}</#if>
    </p>
    <#list desk.profiles() as profile>
    <section class="varco-card" aria-labelledby="profile-${profile?index}">
      <h3 class="h4" id="profile-${profile?index}">${profile.name()} – <@state profile.state()/></h3>
      <p><strong>${msg("varco.desk.advice." + profile.advice(), words.either(desk.methods()))}</strong></p>
      <#if profile.states()?has_content>
      <h4>${msg("varco.desk.states")}</h4>
      <ol class="varco-steps">
        <#list profile.states() as step>
        <li>${step.day()}: <@state step.state()/></li>
        </#list>
      </ol>
      </#if>
      <#if profile.events()?has_content>
      <h4>${msg("varco.desk.events")}</h4>
      <ul class="varco-steps">
        <#list profile.events() as event>
        <li>${msg("varco.desk.event." + event.about(), event.detail())} ${msg("varco.desk.received", event.received(), event.id())}<#if event.warning()?has_content><br>${msg("varco.desk.warning." + event.warning())} (${event.warning()})</#if></li>
        </#list>
      </ul>
      </#if>
      <#if profile.signIns()?has_content>
      <h4>${msg("varco.desk.sign-ins")}</h4>
      <ul class="varco-steps">
        <#list profile.signIns() as signIn>
        <li>${signIn.at()}: ${msg("varco.method." + signIn.method())}</li>
        </#list>
      </ul>
      </#if>
    </section>
    </#list>
    </#if>
    </div>
  </#if>
</@layout.registrationLayout>

<#macro state name><#if name == "absent">${msg("varco.desk.absent")}<#else>${msg("varco.grant.state." + name)}</#if></#macro>
