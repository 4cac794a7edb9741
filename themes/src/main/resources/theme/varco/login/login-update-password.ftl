<#-- Whoever came with a password that was given out, or is asked for another one, chooses it here. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#assign passwordError = "">
<#assign confirmError = "">
<#if (messagesPerField.existsError("password"))!false>
  <#assign passwordError = messagesPerField.getFirstError("password")>
</#if>
<#if (messagesPerField.existsError("password-confirm"))!false>
  <#assign confirmError = messagesPerField.getFirstError("password-confirm")>
</#if>
<#assign otherError = message?has_content && message.type == "error" && !passwordError?has_content && !confirmError?has_content>
<@layout.registrationLayout displayMessage=otherError; section>
  <#if section = "header">
    ${msg("varco.new-password.title")}
  <#elseif section = "form">
    <p class="varco-lead">${msg("varco.new-password.lead")}</p>
    <form action="${url.loginAction}" method="post">
      <@field.input name="password-new" label=msg("varco.new-password.first") type="password" autocomplete="new-password" error=passwordError/>
      <@field.input name="password-confirm" label=msg("varco.new-password.second") type="password" autocomplete="new-password" error=confirmError/>
      <div class="form-check">
        <input type="checkbox" id="logout-sessions" name="logout-sessions" value="on">
        <label for="logout-sessions">${msg("varco.new-password.others")}</label>
      </div>
      <div class="varco-actions">
        <@buttons.submit text=msg("varco.new-password.save")/>
        <#if isAppInitiatedAction??>
        <button type="submit" class="btn btn-outline-primary" name="cancel-aia" value="true" formnovalidate>${msg("varco.new-password.cancel")}</button>
        </#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
