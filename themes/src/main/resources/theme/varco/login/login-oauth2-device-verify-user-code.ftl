<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.device.title")}
  <#elseif section = "form">
    <p class="varco-lead">${msg("varco.device.lead")}</p>
    <form action="${url.oauth2DeviceVerificationAction}" method="post">
      <@field.input name="device_user_code" label=msg("varco.device.code")/>
      <@buttons.finish/>
    </form>
  </#if>
</@layout.registrationLayout>
