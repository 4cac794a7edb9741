<#-- The foot of every page. A public body's own theme may replace this file alone. -->
<#macro content>
<footer class="it-footer">
  <div class="it-footer-main varco-footer">
    <div class="container">
      <nav aria-label="${msg("varco.footer.label")}">
        <ul class="varco-links">
          <@entry address=properties.accessibilityStatementUrl!'' text=msg("varco.footer.accessibility")/>
          <@entry address=properties.privacyUrl!'' text=msg("varco.footer.privacy")/>
          <@entry address=properties.termsUrl!'' text=msg("varco.footer.terms")/>
        </ul>
      </nav>
    </div>
  </div>
</footer>
</#macro>

<#macro entry address text>
<#if address?has_content>
          <li><a href="${address}">${text}</a></li>
</#if>
</#macro>
