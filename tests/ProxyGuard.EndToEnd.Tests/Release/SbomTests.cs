using System.Text.Json.Nodes;
using System.Xml.Linq;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Release;

/// <summary>The list of what a release is made of.</summary>
public sealed class SbomTests
{
    [Fact]
    public async Task It_has_the_form_that_CycloneDX_prescribes()
    {
        using var release = new RehearsedRelease();
        var script = SourceTree.PathOf("tests", "ProxyGuard.EndToEnd.Tests", "Release", "sbom.cjs");

        await Script.AskAsync(SourceTree.Root, "node", script, release.PathOf("assets/sbom.cdx.json"));

        release.Write("assets/sbom.cdx.json", release.Read("assets/sbom.cdx.json").Replace("\"type\": \"library\"", "\"type\": \"thing\""));
        Assert.Equal(1, (await Script.RunAsync(SourceTree.Root, "node", script, release.PathOf("assets/sbom.cdx.json"))).ExitCode);
    }

    [Fact]
    public void It_names_every_package_that_ships_with_version_licence_and_hash()
    {
        var packages = Components()
            .Where(component => (string)component["type"]! == "library")
            .ToDictionary(component => (string)component["name"]!);
        var versions = XDocument.Load(SourceTree.PathOf("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(line => (string)line.Attribute("Include")!, line => (string)line.Attribute("Version")!);

        foreach (var id in (string[])[.. References("ProxyGuard.Cli"), .. References("ProxyGuard.Service")])
            Assert.Equal(versions[id], (string)packages[id]["version"]!);
        Assert.Contains("Microsoft.NETCore.App.Runtime.linux-x64", packages.Keys);
        Assert.Contains("Microsoft.NETCore.App.Runtime.win-x64", packages.Keys);
        Assert.DoesNotContain("xunit.v3", packages.Keys);
        Assert.All(packages.Values, package => Assert.NotNull(package["licenses"]));
        Assert.All(packages.Values, package => Assert.Equal(128, ((string)package["hashes"]![0]!["content"]!).Length));
    }

    [Fact]
    public void Whatever_it_says_depends_on_something_depends_on_what_it_names()
    {
        var bom = Bom();
        var names = Components().Select(component => (string)component["bom-ref"]!).Append("proxyguard").ToHashSet();

        var lines = bom["dependencies"]!.AsArray();
        Assert.Equal(names.Order(), lines.Select(line => (string)line!["ref"]!).Order());
        Assert.All(lines.SelectMany(line => line!["dependsOn"]!.AsArray()), need => Assert.Contains((string)need!, names));
    }

    [Fact]
    public void An_image_is_made_of_what_the_program_in_it_is()
    {
        var needs = Bom()["dependencies"]!.AsArray().ToDictionary(
            line => (string)line!["ref"]!,
            line => line!["dependsOn"]!.AsArray().Select(need => (string)need!).Order().ToList());

        Assert.Contains(needs["proxyguard-image.tar"], need => need.Contains("/Microsoft.NETCore.App.Runtime.linux-x64@"));
        Assert.Equal(needs["proxyguard-linux-x64"], needs["proxyguard-image.tar"]);
        Assert.Equal(needs["proxyguard-service-linux-x64.tar.gz"], needs["proxyguard-service-image.tar"]);
    }

    private static IEnumerable<string> References(string project) => XDocument
        .Load(SourceTree.PathOf("src", project, $"{project}.csproj"))
        .Descendants("PackageReference")
        .Select(line => (string)line.Attribute("Include")!);

    private static IEnumerable<JsonNode> Components() => Bom()["components"]!.AsArray().Select(component => component!);

    private static JsonNode Bom()
    {
        using var release = new RehearsedRelease();
        return JsonNode.Parse(release.Read("assets/sbom.cdx.json"))!;
    }
}
