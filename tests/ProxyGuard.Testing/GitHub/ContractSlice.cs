using System.Text.Json.Nodes;

namespace ProxyGuard.Testing.GitHub;

/// <summary>The part of GitHub's own description of its REST interface that some paths need: the whole takes a minute to start with.</summary>
public static class ContractSlice
{
    public static JsonObject Of(params IReadOnlyList<string> paths)
    {
        var whole = JsonNode.Parse(File.ReadAllBytes(Description))!.AsObject();
        var slice = new JsonObject
        {
            ["openapi"] = whole["openapi"]!.DeepClone(),
            ["info"] = whole["info"]!.DeepClone(),
            ["paths"] = new JsonObject(paths.Select(path => KeyValuePair.Create(path, whole["paths"]![path]?.DeepClone()))),
            ["components"] = new JsonObject(),
        };
        Complete(slice["paths"]!, slice["components"]!.AsObject(), whole["components"]!.AsObject());
        return slice;
    }

    private static string Description
    {
        get
        {
            var file = Path.Combine(
                LabEnvironment.Tools, "contract", "node_modules", "@octokit", "openapi", "generated", "api.github.com.json");
            return File.Exists(file) ? file : throw new FileNotFoundException($"{file} does not exist: run 'bash eng/install.sh contract'");
        }
    }

    private static void Complete(JsonNode? node, JsonObject components, JsonObject all)
    {
        if (node is JsonArray array) foreach (var item in array) Complete(item, components, all);
        if (node is not JsonObject fields) return;
        if (fields["$ref"] is JsonValue reference) Take(reference.GetValue<string>(), components, all);
        foreach (var (_, value) in fields) Complete(value, components, all);
    }

    private static void Take(string reference, JsonObject components, JsonObject all)
    {
        var parts = reference.Split('/');
        if (parts is not ["#", "components", var kind, var name]) throw new FormatException($"an unexpected reference: {reference}");
        var taken = components[kind]?.AsObject() ?? (components[kind] = new JsonObject()).AsObject();
        if (taken.ContainsKey(name)) return;
        taken[name] = all[kind]![name]!.DeepClone();
        Complete(taken[name], components, all);
    }
}
