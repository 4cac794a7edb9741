<#import "body.ftl" as body>
<#-- The foot of every page. A public body's own theme may replace this file alone. -->
<#macro content>
<footer class="it-footer">
  <div class="it-footer-main varco-footer">
    <div class="container">
      <nav aria-label="${msg("varco.footer.label")}">
        <ul class="varco-links">
          <@entry address=body.said("accessibility-url", "accessibilityStatementUrl") text=msg("varco.footer.accessibility")/>
          <@entry address=body.said("privacy-url", "privacyUrl") text=msg("varco.footer.privacy")/>
          <@entry address=body.said("terms-url", "termsUrl") text=msg("varco.footer.terms")/>
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
