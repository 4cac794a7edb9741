<#ftl output_format="plainText">
<#import "../varco-mail-words.ftl" as words>
<#list words.paragraphs(mail) as paragraph>
${paragraph}

</#list>
