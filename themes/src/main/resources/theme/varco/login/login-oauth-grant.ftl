<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#assign service = (client.name)?has_content?then(advancedMsg(client.name), client.clientId)>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.consent.title", service)}
  <#elseif section = "form">
    <p class="varco-lead">${msg("varco.consent.lead")}</p>
    <ul>
      <#list (oauth.clientScopesRequested)![] as scope>
      <li>${advancedMsg(scope.consentScreenText)}<#if (scope.parameterizedScopeParameter)??>: ${scope.parameterizedScopeParameter}</#if></li>
      </#list>
    </ul>
    <#if (client.attributes.policyUri)?? || (client.attributes.tosUri)??>
    <ul class="varco-links" aria-label="${service}">
      <#if (client.attributes.tosUri)??><li><a href="${client.attributes.tosUri}">${msg("varco.consent.terms")}</a></li></#if>
      <#if (client.attributes.policyUri)??><li><a href="${client.attributes.policyUri}">${msg("varco.consent.privacy")}</a></li></#if>
    </ul>
    </#if>
    <form class="varco-actions" action="${url.oauthAction}" method="post">
      <input type="hidden" name="code" value="${oauth.code}">
      <@buttons.submit text=msg("varco.consent.yes") name="accept" value="true"/>
      <@buttons.other text=msg("varco.consent.no") name="cancel" value="true"/>
    </form>
  </#if>
</@layout.registrationLayout>
