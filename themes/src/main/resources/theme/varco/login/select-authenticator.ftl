<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("loginChooseAuthenticator")}
  <#elseif section = "form">
    <form action="${url.loginAction}" method="post">
      <ul class="varco-choices">
        <#list auth.authenticationSelections as selection>
        <li>
          <button type="submit" class="btn btn-outline-primary" name="authenticationExecution" value="${selection.authExecId}" aria-describedby="choice-${selection?index}">${msg(selection.displayName)}</button>
          <p id="choice-${selection?index}">${msg(selection.helpText)}</p>
        </li>
        </#list>
      </ul>
    </form>
  </#if>
</@layout.registrationLayout>
