<#-- The way back from a card origin of another host name: the form takes along what came of the card, and says nothing about it.
     The script only saves a click. What the page shows comes from the main origin: at this one each further connection would
     ask for the card again. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#global url = url + {"resourcesPath": url.resourcesUrl}>
<@layout.registrationLayout displayMessage=false displayLanguages=false displayHelp=false displayTryAnotherWay=false; section>
  <#if section = "header">
    ${msg("varco.card.return.title")}
  <#elseif section = "form">
    <#-- Keycloak's policy would have the browser write no origin, by which the main origin knows this page. -->
    <meta name="referrer" content="origin">
    <p class="varco-lead">${msg("varco.card.return.text")}</p>
    <form action="${card.action}" method="post" data-onward>
      <#list card.fields as name, value>
      <input type="hidden" name="${name}" value="${value}">
      </#list>
      <@buttons.submit text=msg("varco.card.continue")/>
    </form>
    <script src="${url.resourcesPath}/${properties.assets}/js/onward.js" defer></script>
  </#if>
</@layout.registrationLayout>
