<#ftl output_format="plainText">
<#import "../varco-entry-words.ftl" as words>
<#list words.paragraphs(mail) as paragraph>
${paragraph}

</#list>
