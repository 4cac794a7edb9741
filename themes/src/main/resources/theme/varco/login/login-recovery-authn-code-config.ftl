<#-- Print, copy and save are the browser's: the page needs no script for them. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.recovery.title")}
  <#elseif section = "form">
    <div class="alert alert-warning" role="status">${msg("varco.recovery.warning")}</div>
    <ol class="varco-codes">
      <#list recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesList as code>
      <li>${code[0..3]}-${code[4..7]}-${code[8..]}</li>
      </#list>
    </ol>
    <form action="${url.loginAction}" method="post">
      <input type="hidden" name="generatedRecoveryAuthnCodes" value="${recoveryAuthnCodesConfigBean.generatedRecoveryAuthnCodesAsString}">
      <input type="hidden" name="generatedAt" value="${recoveryAuthnCodesConfigBean.generatedAt?c}">
      <input type="hidden" name="userLabel" value="${msg("varco.recovery.title")}">
      <div class="form-check">
        <input type="checkbox" id="kept" required>
        <label for="kept">${msg("varco.recovery.kept")}</label>
      </div>
      <@field.checkbox name="logout-sessions" label=msg("varco.new-password.others")/>
      <@buttons.finish text=msg("varco.new-password.save")/>
    </form>
  </#if>
</@layout.registrationLayout>
