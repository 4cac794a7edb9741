<#macro submit text name="" value="">
<button type="submit" class="btn btn-primary"<#if name?has_content> name="${name}" value="${value}"</#if>>${text}</button>
</#macro>

<#-- Another way to send the same form. -->
<#macro other text name value>
<button type="submit" class="btn btn-outline-primary" name="${name}" value="${value}" formnovalidate>${text}</button>
</#macro>

<#macro link address text>
<a class="btn btn-primary" href="${address}">${text}</a>
</#macro>

<#macro secondary address text>
<a class="btn btn-outline-primary" href="${address}">${text}</a>
</#macro>

<#-- An answer to the page, which tells the server and is no address. -->
<#macro answer address text name value>
<form action="${address}" method="post">
  <button type="submit" class="btn btn-outline-primary" name="${name}" value="${value}">${text}</button>
</form>
</#macro>

<#-- The end of a form: on, and, where an application asked for this, back without having done it. -->
<#macro finish text=msg("doContinue") name="" value="">
<div class="varco-actions">
  <@submit text name value/>
  <#if isAppInitiatedAction??>
  <@other text=msg("doCancel") name="cancel-aia" value="true"/>
  </#if>
</div>
</#macro>
