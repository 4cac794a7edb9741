<#-- Whom to ask. Names and hours are messages, number and address the body's settings: none of them needs a change of this file. -->
<#import "body.ftl" as body>

<#macro contacts>
<#local phone = body.said("help-phone", "helpPhone")>
<#local address = body.said("help-url", "helpUrl")>
<#if phone?has_content || address?has_content>
<section class="varco-help" aria-labelledby="help-title">
  <h2 id="help-title" class="h4">${msg("varco.help.title")}</h2>
  <ul class="varco-help-list">
    <#if phone?has_content>
    <li>${msg("varco.help.phone.name")}: <a href="tel:${phone?replace("[^0-9+]", "", "r")}">${phone}</a>, ${msg("varco.help.phone.hours")}</li>
    </#if>
    <#if address?has_content>
    <li><a href="${address}">${msg("varco.help.written.name")}</a>, ${msg("varco.help.written.where")}</li>
    </#if>
  </ul>
</section>
</#if>
</#macro>

<#macro enabling>
<section class="varco-help" aria-labelledby="enabling-title">
  <h2 id="enabling-title" class="h4">${msg("varco.help.enabling.title")}</h2>
  <p>${msg("varco.help.enabling.text")}</p>
  <p>${msg("varco.help.enabling.form")}</p>
</section>
</#macro>
