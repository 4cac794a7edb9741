<#import "template.ftl" as layout>
<#import "../varco-entry-words.ftl" as words>
<@layout.emailLayout>
<#list words.paragraphs(mail) as paragraph>
<p>${paragraph}</p>
</#list>
</@layout.emailLayout>
