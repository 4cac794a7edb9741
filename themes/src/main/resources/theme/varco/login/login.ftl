<#-- The access page: what opens today, in the national order. -->
<#import "template.ftl" as layout>
<#import "help.ftl" as help>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#import "spid.ftl" as spidParts>

<#assign providers = ((social.providers)![])?filter(p -> p.alias != (spid.alias)!'')>
<#assign cie = providers?filter(p -> p.alias == "cie")>
<#-- A method that the plan has ended for everybody is no way in any more. -->
<#assign others = providers?filter(p -> p.alias != "cie" && ((offered.offers(p.alias))!true))>
<#-- The step for cards is another alternative of the flow; which cards it takes today, the plan says. -->
<#assign cardSteps = ((auth.authenticationSelections)![])?filter(s -> s.displayName == "varco-card-display-name")>
<#assign cns = cardSteps?filter(s -> (offered.opens("varco-card", "cns"))!true)>
<#assign cieCard = cardSteps?filter(s -> (offered.opens("varco-card", "cie-card"))!true)>
<#assign methods = (spid??)?then(["SPID"], []) + cns?has_content?then(["CNS"], []) + (cie?has_content || cieCard?has_content)?then(["CIE"], [])>
<#-- A flow with a password step shows its form here; the access page's own step says that it has none. -->
<#assign passwordForm = ((realm.password)!false) && !(varcoWithoutPassword!false)>
<#assign credentialError = (messagesPerField.existsError("username", "password"))!false>

<#-- Every way in is on this page: there is no other to try. -->
<@layout.registrationLayout displayMessage=!credentialError displayTryAnotherWay=false; section>
  <#if section = "header">
    ${msg("varco.access.title")}
  <#elseif section = "form">
    <#if methods?has_content || others?has_content || passwordForm>
    <p class="varco-lead">${msg("varco.access.lead")}</p>
    <#else>
    <div class="alert alert-warning" role="alert">${msg("varco.access.none")}</div>
    </#if>

    <#if methods?has_content>
    <section aria-labelledby="methods-title">
      <h2 id="methods-title" class="h3">${msg("varco.access.section", (methods?size gt 1)?then(msg("varco.list.last", methods[0..<methods?size - 1]?join(", "), methods?last), methods?first))}</h2>
      <#if spid??><@spidCard/></#if>
      <#if cie?has_content || cieCard?has_content><@cieMethod/></#if>
      <#list cns as step><@cnsMethod step/></#list>
    </section>
    </#if>

    <#if others?has_content || passwordForm>
    <section aria-labelledby="others-title">
      <h2 id="others-title" class="h3">${msg("varco.others.title")}</h2>
      <#if others?has_content><@othersCard/></#if>
      <#if passwordForm><@legacyCard/></#if>
    </section>
    </#if>

    <@help.enabling/>
  </#if>
</@layout.registrationLayout>

<#macro spidCard>
<div class="varco-card">
  <h3 class="h4">SPID</h3>
  <p>${msg("varco.spid.text")}</p>
  <#if (spid.searched)!false>
  <@spidParts.search spid/>
  <#else>
  <#local entries = spid.entries>
  <#if entries?has_content>
  <details class="varco-spid">
    <summary class="btn btn-primary">
      <img src="${url.resourcesPath}/${properties.spidIcon}" alt="" width="24" height="24">
      <span>${msg("varco.spid.enter")}</span>
    </summary>
    <p class="varco-choose">${msg("varco.spid.choose")}</p>
    <@spidParts.providers entries/>
  </details>
  <#else>
  <@spidParts.unavailable/>
  </#if>
  </#if>
  <@spidParts.foreign/>
  <@spidParts.links/>
</div>
</#macro>

<#macro cieMethod>
<div class="varco-card">
  <h3 class="h4">CIE</h3>
  <#list cie as provider>
  <p>${msg("varco.cie.text")}</p>
  <p>
    <a class="btn btn-primary varco-enter" href="${provider.loginUrl}">
      <#if (properties.cieIcon)?has_content>
      <img src="${url.resourcesPath}/${properties.cieIcon}" alt="" width="24" height="24">
      </#if>
      <span>${msg("varco.cie.enter")}</span>
    </a>
  </p>
  </#list>
  <#list cieCard as step>
  <p>${msg("varco.cie.reader.text")}</p>
  <@enterByCard step msg("varco.cie.reader.enter")/>
  </#list>
  <ul class="varco-links">
    <li><a href="https://www.cartaidentita.interno.gov.it">${msg("varco.cie.apply")}</a></li>
  </ul>
</div>
</#macro>

<#macro cnsMethod step>
<div class="varco-card">
  <h3 class="h4">CNS</h3>
  <p>${msg("varco.cns.text")}</p>
  <@enterByCard step msg("varco.cns.enter")/>
</div>
</#macro>

<#macro enterByCard step text>
<form action="${url.loginAction}" method="post">
  <button type="submit" class="btn btn-primary varco-enter" name="authenticationExecution" value="${step.authExecId}"><span>${text}</span></button>
</form>
</#macro>

<#macro othersCard>
<div class="varco-card">
  <p>${msg("varco.others.text")}</p>
  <ul class="varco-providers">
    <#list others as provider>
    <li>
      <a href="${provider.loginUrl}"><span>${msg("varco.others.enter", provider.displayName!provider.alias)}</span></a>
      <@lastDay (offered.lastDay(provider.alias))!""/>
    </li>
    </#list>
  </ul>
</div>
</#macro>

<#macro legacyCard>
<div class="varco-card">
  <h3 class="h4">${msg("varco.legacy.title")}</h3>
  <@lastDay (offered.lastDayOfPasswords)!""/>
  <#if credentialError>
  <div id="credential-error" class="alert alert-danger" role="alert">${messagesPerField.getFirstError("username", "password")}</div>
  </#if>
  <form action="${url.loginAction}" method="post">
    <@field.input name="username" label=msg("varco.legacy.username") autocomplete="username" value=(login.username)!'' wrongBy=credentialError?then("credential-error", "")/>
    <@field.input name="password" label=msg("varco.legacy.password") type="password" autocomplete="current-password" wrongBy=credentialError?then("credential-error", "")/>
    <@buttons.submit text=msg("varco.legacy.enter")/>
  </form>
</div>
</#macro>

<#macro lastDay day>
<#if day?has_content>
<p class="varco-hint">${msg("varco.access.last-day", day)}</p>
</#if>
</#macro>
