<#-- Each application closes its session in a frame of its own; then the script follows the link. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false displayLanguages=false displayHelp=false; section>
  <#if section = "header">
    ${msg("frontchannel-logout.title")}
  <#elseif section = "form">
    <p class="varco-lead">${msg("frontchannel-logout.message")}</p>
    <ul>
      <#list logout.clients as application>
      <li>
        ${application.name}
        <iframe src="${application.frontChannelLogoutUrl}" title="${application.name}" hidden></iframe>
      </li>
      </#list>
    </ul>
    <#if (logout.logoutRedirectUri)?has_content>
    <p><a class="btn btn-primary" href="${logout.logoutRedirectUri}" data-onward>${msg("doContinue")}</a></p>
    <script src="${url.resourcesPath}/${properties.assets}/js/onward.js" defer></script>
    </#if>
  </#if>
</@layout.registrationLayout>
