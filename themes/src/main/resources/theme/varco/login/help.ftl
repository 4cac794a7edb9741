<#-- Whom to ask. Names and hours are messages, number and address are properties: both can be set without touching this file. -->
<#macro contacts>
<section class="varco-help" aria-labelledby="help-title">
  <h2 id="help-title" class="h4">${msg("varco.help.title")}</h2>
  <ul class="varco-help-list">
    <#if (properties.helpPhone)?has_content>
    <li>${msg("varco.help.phone.name")}: <a href="tel:${properties.helpPhone?replace("[^0-9+]", "", "r")}">${properties.helpPhone}</a>, ${msg("varco.help.phone.hours")}</li>
    </#if>
    <#if (properties.helpUrl)?has_content>
    <li><a href="${properties.helpUrl}">${msg("varco.help.written.name")}</a>, ${msg("varco.help.written.where")}</li>
    </#if>
  </ul>
</section>
</#macro>

<#macro enabling>
<section class="varco-help" aria-labelledby="enabling-title">
  <h2 id="enabling-title" class="h4">${msg("varco.help.enabling.title")}</h2>
  <p>${msg("varco.help.enabling.text")}</p>
  <p>${msg("varco.help.enabling.form")}</p>
</section>
</#macro>
