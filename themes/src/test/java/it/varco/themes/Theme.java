package it.varco.themes;

import freemarker.cache.URLTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The built theme, and Keycloak's way of rendering a page of it. */
final class Theme {

    static final Path LOGIN = Path.of("target/classes/theme/varco/login");
    /** What Keycloak falls back to in every theme. */
    static final Path FALLBACK = Path.of("target/classes/theme-resources");

    static final List<String> LANGUAGES = List.of("it", "en", "de", "fr", "sl");

    private static final List<String> VARCO = List.of("varco", "base");

    private Theme() {}

    static List<Path> templates() {
        return templatesIn(LOGIN);
    }

    static List<Path> fallbackTemplates() {
        return templatesIn(FALLBACK.resolve("templates"));
    }

    static Properties properties() {
        return load(LOGIN.resolve("theme.properties"));
    }

    static Properties messages(String language) {
        return load(LOGIN.resolve("messages/messages_" + language + ".properties"));
    }

    static Properties fallbackMessages(String language) {
        return load(FALLBACK.resolve("messages/messages_" + language + ".properties"));
    }

    static byte[] upstream(String file) {
        try (InputStream stream = Theme.class.getResourceAsStream("/theme/base/login/" + file)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> upstreamTemplates() {
        try {
            URI folder = Theme.class.getResource("/theme/base/login/").toURI();
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of());
                    Stream<Path> files = Files.list(jar.getPath("theme/base/login"))) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".ftl"))
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String render(String template, String language, Map<String, Object> page) {
        Properties properties = properties();
        Map<String, Object> model = new HashMap<>();
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
        if (model.get("locale") instanceof Map<?, ?> locale) {
            Map<Object, Object> current = new HashMap<>(locale);
            current.put("currentLanguageTag", language);
            model.put("locale", current);
        }
        return render(VARCO, template, language, model);
    }

    /** Renders in the first of the themes; the others are its ancestors, nearest first. */
    static String render(List<String> themes, String template, String language, Map<String, Object> page) {
        Properties properties = new Properties();
        Properties texts = new Properties();
        texts.putAll(fallbackMessages(language));
        List<String> ancestorsFirst = new ArrayList<>(themes);
        Collections.reverse(ancestorsFirst);
        for (String theme : ancestorsFirst) {
            properties.putAll(load("/theme/" + theme + "/login/theme.properties"));
            texts.putAll(load("/theme/" + theme + "/login/messages/messages_" + language + ".properties"));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("lang", language);
        model.put("properties", properties);
        model.put("msg", texts(texts, language));
        model.putAll(page);
        said(model, key -> texts.getProperty(key, key).replace("''", "'"));
        return process(
                configuration(themes.stream().map(theme -> "/theme/" + theme + "/login/"), language), template, model);
    }

    /** What Keycloak says of a page or a field, it says in the page's language. */
    private static void said(Map<String, Object> model, UnaryOperator<String> language) {
        if (model.get("message") instanceof Map<?, ?> message) {
            Map<Object, Object> said = new HashMap<>(message);
            said.computeIfPresent("summary", (name, key) -> language.apply(key.toString()));
            model.put("message", said);
        }
        if (model.get("messagesPerField") instanceof TestPages.MessagesPerField fields) {
            model.put("messagesPerField", fields.in(language));
        }
    }

    /** Renders an e-mail of ours in the first of the e-mail themes; the others are its ancestors, nearest first. */
    static String renderMail(List<String> themes, String template, String language, Map<String, Object> mail) {
        return process(
                configuration(themes.stream().map(theme -> "/theme/" + theme + "/email/"), language),
                template,
                Map.of(
                        "locale",
                        Locale.forLanguageTag(language),
                        "ltr",
                        true,
                        "subject",
                        "Rossi & Figli",
                        "msg",
                        texts(fallbackMessages(language), language),
                        "mail",
                        mail));
    }

    private static TemplateMethodModelEx texts(Properties texts, String language) {
        return arguments -> {
            List<?> values = arguments;
            String key = values.get(0).toString();
            Object[] parameters = new Object[values.size() - 1];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = DeepUnwrap.permissiveUnwrap((TemplateModel) values.get(i + 1));
            }
            return new MessageFormat(texts.getProperty(key, key), Locale.forLanguageTag(language)).format(parameters);
        };
    }

    private static String process(Configuration configuration, String template, Map<String, Object> model) {
        try {
            StringWriter text = new StringWriter();
            configuration.getTemplate(template).process(model, text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As Keycloak 26.7 sets FreeMarker up. */
    private static Configuration configuration(Stream<String> themeFolders, String language) {
        List<String> folders = Stream.concat(themeFolders, Stream.of("/theme-resources/templates/"))
                .toList();
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setObjectWrapper(new DaysInWords(language));
        configuration.setTemplateLoader(new URLTemplateLoader() {
            @Override
            protected URL getURL(String name) {
                return folders.stream()
                        .map(folder -> Theme.class.getResource(folder + name))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            }
        });
        return configuration;
    }

    /** Java hands days over in words of the page's language; so do the tests. */
    private static final class DaysInWords extends DefaultObjectWrapper {

        private final Locale language;

        DaysInWords(String language) {
            super(Configuration.VERSION_2_3_32);
            this.language = Locale.forLanguageTag(language);
        }

        @Override
        protected TemplateModel handleUnknownType(Object value) throws TemplateModelException {
            if (value instanceof LocalDate day) {
                return new SimpleScalar(in(FormatStyle.LONG, day));
            }
            if (value instanceof TestDay day) {
                return new SimpleScalar(day.after() + in(day.style(), day.day()));
            }
            return super.handleUnknownType(value);
        }

        private String in(FormatStyle style, LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(style).withLocale(language).format(day);
        }
    }

    private static List<Path> templatesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ftl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where there is no such file: a theme need not have every one. */
    private static Properties load(String resource) {
        Properties properties = new Properties();
        try (InputStream stream = Theme.class.getResourceAsStream(resource)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
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
