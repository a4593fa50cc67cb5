package belfry.server.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.ImageIO;

/** Pictures of baked things, painted: photographs would have to be brought along. */
final class SamplePictures {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 900;
    private static final Color CRUST = new Color(0x9c5a24);
    private static final Color CRUMB = new Color(0xe2b477);
    private static final Color FLOUR = new Color(0xfff6e6);

    /** How one looks: its background, and what lies on it. */
    private record Scene(Color top, Color bottom, double width, double height, double turn, int count) {}

    private static final Map<String, Scene> SCENES = new LinkedHashMap<>(Map.of(
            "loaf", new Scene(new Color(0x3d4a4f), new Color(0x262f33), 760, 470, -0.15, 1),
            "croissant", new Scene(new Color(0xf2d8c2), new Color(0xd8a98c), 420, 210, 0.5, 3),
            "coffee", new Scene(new Color(0xd9e2df), new Color(0x9fb4ae), 430, 430, 0, 1),
            "baguette", new Scene(new Color(0x7a2f2f), new Color(0x4c1b1d), 900, 130, -0.45, 3),
            "cake", new Scene(new Color(0xe9e2f2), new Color(0xb7a3cf), 560, 380, 0.1, 1),
            "stollen", new Scene(new Color(0x1f4d3a), new Color(0x12301f), 800, 360, 0.12, 1),
            "cookies", new Scene(new Color(0x2c3e66), new Color(0x1b2644), 220, 200, 0.4, 7)));

    private SamplePictures() {}

    /** @return the files by name */
    static Map<String, Path> paint(Path folder) throws IOException {
        Files.createDirectories(folder);
        var files = new LinkedHashMap<String, Path>();
        for (var scene : SCENES.entrySet()) {
            var file = folder.resolve(scene.getKey() + ".jpg");
            ImageIO.write(image(scene.getKey(), scene.getValue()), "jpg", file.toFile());
            files.put(scene.getKey(), file);
        }
        return files;
    }

    private static BufferedImage image(String name, Scene scene) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setPaint(new GradientPaint(0, 0, scene.top(), WIDTH, HEIGHT, scene.bottom()));
        brush.fillRect(0, 0, WIDTH, HEIGHT);
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(name.hashCode());
        var place = brush.getTransform();
        for (int i = 0; i < scene.count(); i++) {
            var away = scene.count() == 1 ? 0 : (i - (scene.count() - 1) / 2.0);
            brush.translate(WIDTH / 2.0 + away * 150 + random.nextInt(30), HEIGHT / 2.0 + away * 60
                    + (scene.count() > 3 ? random.nextInt(-240, 240) : 0));
            brush.rotate(scene.turn() + random.nextDouble(0.2));
            piece(brush, scene, name);
            brush.setTransform(place);
        }
        flour(brush, random);
        brush.dispose();
        return image;
    }

    private static void piece(Graphics2D brush, Scene scene, String name) {
        double width = scene.width();
        double height = scene.height();
        var body = new Area(new Ellipse2D.Double(-width / 2, -height / 2, width, height));
        if (name.equals("croissant") || name.equals("cookies")) {
            body.subtract(new Area(new Ellipse2D.Double(-width / 3, -height / 8, width * 0.66, height)));
        }
        brush.setColor(new Color(0, 0, 0, 60));
        brush.fill(body.createTransformedArea(AffineTransform.getTranslateInstance(14, 26)));
        if (name.equals("coffee")) {
            cup(brush, width);
            return;
        }
        brush.setPaint(new GradientPaint(0, (float) (-height / 2), CRUMB, 0, (float) (height / 2), CRUST));
        brush.fill(body);
        brush.setClip(body);
        brush.setColor(FLOUR);
        brush.setStroke(new BasicStroke((float) (height / 16), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int cut = -2; cut <= 2; cut++) {
            double at = cut * width / 6;
            brush.draw(new QuadCurve2D.Double(at - height / 8, height / 4, at, -height / 8, at + height / 4,
                    -height / 3));
        }
        brush.setClip(null);
    }

    private static void cup(Graphics2D brush, double size) {
        for (var ring : new Object[][]{{1.0, Color.WHITE}, {0.84, new Color(0xe8ecea)}, {0.78, new Color(0x5a3420)},
                {0.5, new Color(0x8a5a36)}, {0.24, new Color(0xd9b48a)}}) {
            double across = size * (double) ring[0];
            brush.setColor((Color) ring[1]);
            brush.fill(new Ellipse2D.Double(-across / 2, -across / 2, across, across));
        }
    }

    private static void flour(Graphics2D brush, RandomGenerator random) {
        for (int i = 0; i < 240; i++) {
            brush.setColor(new Color(255, 248, 235, random.nextInt(20, 90)));
            double size = random.nextDouble(2, 7);
            brush.fill(new Ellipse2D.Double(random.nextDouble(WIDTH), random.nextDouble(HEIGHT), size, size));
        }
    }
}
