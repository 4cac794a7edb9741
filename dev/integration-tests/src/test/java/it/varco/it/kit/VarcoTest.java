package it.varco.it.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against the running server. Constructors and methods may ask for a {@link World}, the {@link TargetKeycloak},
 * the test identity providers or the class's own {@link TestRealm}; methods also for {@link Visitors} or a
 * {@link Visitor}, each a new person, or for {@link Readers}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(VarcoExtension.class)
public @interface VarcoTest {}
