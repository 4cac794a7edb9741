package it.varco.themes;

import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.cache.URLTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.utility.DeepUnwrap;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The built theme, and Keycloak's way of rendering a page of it. */
final class Theme {

    static final Path LOGIN = Path.of("target/classes/theme/varco/login");
    static final List<String> LANGUAGES = List.of("it", "en");

    private Theme() {}

    static List<Path> templates() {
        try (Stream<Path> files = Files.list(LOGIN)) {
            return files.filter(file -> file.toString().endsWith(".ftl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties properties() {
        return load(LOGIN.resolve("theme.properties"));
    }

    static Properties messages(String language) {
        return load(LOGIN.resolve("messages/messages_" + language + ".properties"));
    }

    static byte[] upstream(String file) {
        try (InputStream stream = Theme.class.getResourceAsStream("/theme/base/login/" + file)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String render(String template, String language, Map<String, Object> page) {
        Properties texts = new Properties();
        try (InputStream base =
                Theme.class.getResourceAsStream("/theme/base/login/messages/messages_" + language + ".properties")) {
            texts.load(new InputStreamReader(base, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts.putAll(messages(language));
        Properties properties = properties();

        Map<String, Object> model = new HashMap<>();
        model.put("lang", language);
        model.put("properties", properties);
        model.put("msg", (TemplateMethodModelEx) arguments -> {
            List<?> values = arguments;
            String key = values.get(0).toString();
            Object[] parameters = new Object[values.size() - 1];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = DeepUnwrap.permissiveUnwrap((TemplateModel) values.get(i + 1));
            }
            return new MessageFormat(texts.getProperty(key, key), Locale.forLanguageTag(language)).format(parameters);
        });
        model.put(
                "themeResources",
                Map.of(
                        "styles",
                        Arrays.stream(properties.getProperty("styles").split(" "))
                                .map(path -> Map.of("path", path))
                                .toList(),
                        "favicons",
                        List.of(Map.of("path", properties.getProperty("favIcon"), "type", "image/svg+xml"))));
        model.putAll(page);
        try {
            StringWriter html = new StringWriter();
            configuration().getTemplate(template).process(model, html);
            return html.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As Keycloak 26.7 sets FreeMarker up, with "base" behind our own files. */
    private static Configuration configuration() throws IOException {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateLoader(new MultiTemplateLoader(new TemplateLoader[] {
            new FileTemplateLoader(LOGIN.toFile()),
            new URLTemplateLoader() {
                @Override
                protected URL getURL(String name) {
                    return Theme.class.getResource("/theme/base/login/" + name);
                }
            }
        }));
        return configuration;
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
