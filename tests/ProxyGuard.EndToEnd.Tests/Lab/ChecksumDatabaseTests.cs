using ProxyGuard.Core.Probing;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Lab;

/// <summary>The lab's checksum database: the real <c>go</c> is the judge of its signatures, records and tiles.</summary>
public sealed class ChecksumDatabaseTests
{
    private const string Name = "sum.lab.test";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc).
    [Theory]
    [InlineData("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    [InlineData("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704")]
    public void The_signer_gives_the_signatures_of_RFC_8032(string seed, string publicKey, string message, string signature)
    {
        var signer = new NoteSigner("rfc8032", Convert.FromHexString(seed));

        Assert.Equal(publicKey, Convert.ToHexStringLower(signer.PublicKey));
        Assert.Equal(signature, Convert.ToHexStringLower(signer.Sign(Convert.FromHexString(message))));
    }

    [Theory]
    [InlineData("1.23", "hop")]
    [InlineData("1.23", "url")]
    [InlineData("1.23", "direct")]
    [InlineData("1.27", "hop")]
    [InlineData("1.27", "url")]
    [InlineData("1.27", "direct")]
    public async Task Go_accepts_it_through_a_hop_at_a_url_and_by_its_own_name(string release, string route)
    {
        // More than one tile, so that go has to climb.
        var tree = ModuleTree.Synthetic(300, zipBytes: 16);
        await using var modules = await LabHop.StartAsync(tree, HopFaults.At(Endpoint.SumDbSupported, "http-404"));
        await using var database = await LabHop.StartAsync(tree, options: new() { Tls = true });
        database.Database = new ChecksumDatabase(route == "direct" ? new Uri(database.Url).Authority : Name, tree);
        using var sandbox = new GoSandbox(database.CaFile);
        var key = database.Database.VerifierKey;
        await File.WriteAllTextAsync(Path.Combine(sandbox.Project, "go.mod"), "module lab.test/app\n\ngo 1.18\n", Cancel);
        sandbox.Environment = sandbox.Environment.SetItem("GOSUMDB", route == "url" ? $"{key} {database.Url}" : key);

        var chain = route == "hop" ? database.Url : modules.Url;
        string[] wanted = ["example.com/synthetic/m000@v1.0.0", "example.com/synthetic/m299@v1.0.0"];
        var run = await new RealGo(release).RunAsync(sandbox, chain, Limit, ["mod", "download", .. wanted]);

        Assert.True(run.Passed, $"{run}\n{string.Join('\n', database.Requests)}");
        Assert.Contains(database.Requests, request => request is { Target.Endpoint: Endpoint.SumDbLookup, Status: 200 });
        Assert.Contains(database.Requests, request => request is { Target.Tile: "8/1/000.p/1", Status: 200 });
    }

    [Theory]
    [InlineData("sumdb-lookup", "http-503", "reading http")]
    [InlineData("sumdb-lookup", "http-404", "reading http")]
    [InlineData("sumdb-tile", "http-404", "reading http")]
    [InlineData("sumdb-lookup", "sumdb-other-record", "checksum missing from sumdb response")]
    [InlineData("sumdb-lookup", "sumdb-other-hash", "cannot authenticate record data")]
    [InlineData("sumdb-lookup", "sumdb-other-key", "note has no verifiable signatures")]
    [InlineData("sumdb-tile", "sumdb-other-tile", "downloaded inconsistent tile")]
    [InlineData("sumdb-supported", "http-503", "503 Service Unavailable")]
    public async Task Go_stops_at_what_is_wrong_with_it(string endpoint, string fault, string text)
    {
        var tree = ModuleTree.Sample();
        var options = LabOptions.Default with { Database = new(Name, tree) };
        await using var broken = await LabHop.StartAsync(tree, HopFaults.At(FaultName.ParseEndpoint(endpoint), fault), options);
        await using var healthy = await LabHop.StartAsync(tree, options: options);
        using var sandbox = new GoSandbox();
        LabRepository.Write(sandbox.Project, tree);
        File.Delete(Path.Combine(sandbox.Project, "go.sum"));
        sandbox.Environment = sandbox.Environment.SetItem("GOSUMDB", options.Database.VerifierKey);

        var run = await RealGo.V127.RunAsync(sandbox, $"{broken.Url},{healthy.Url}", Limit, "mod", "download");

        Assert.False(run.Passed, run.ToString());
        Assert.Contains(text, run.Error);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
