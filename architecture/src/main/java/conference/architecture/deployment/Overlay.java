package conference.architecture.deployment;

import conference.architecture.Component;
import conference.architecture.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An overlay of k8s-cluster and the model that it is held to: the components that it includes bring
 * their part of the model with them.
 *
 * @param home the folder of this repository
 */
record Overlay(Path home, String name) {
  private static final String MODEL = "architecture/conference-registration.architecture.json";

  Set<Component> components() {
    Set<Component> components = EnumSet.noneOf(Component.class);
    Path kustomization =
        home.resolve("k8s-cluster/overlays").resolve(name).resolve("kustomization.yaml");
    try {
      for (JsonNode folder : Manifests.yaml(Files.readString(kustomization)).path("components")) {
        Path component = Path.of(folder.asString("")).getFileName();
        Optional.ofNullable(component)
            .flatMap(file -> Component.named(file.toString()))
            .ifPresent(components::add);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException("the overlay " + name + " cannot be read", problem);
    }
    return components;
  }

  Model model() {
    Model model = Model.read(home.resolve(MODEL));
    for (Component component : components()) {
      model = model.with(home.resolve("architecture/components").resolve(component.document()));
    }
    return model;
  }
}
