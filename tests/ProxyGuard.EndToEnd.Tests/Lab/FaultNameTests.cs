using ProxyGuard.Core.Probing;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.EndToEnd.Tests.Lab;

public sealed class FaultNameTests
{
    [Fact]
    public void Every_fault_is_found_by_its_name_and_no_name_is_used_twice()
    {
        Assert.All(FaultNames.All, fault => Assert.Equal(fault.Name, FaultName.Parse(fault.Name).Name));
        Assert.Equal(FaultNames.All.Count, FaultNames.All.Select(fault => fault.Name).Distinct().Count());
        Assert.True(FaultNames.All.Count(fault => fault.BreaksGo) >= 30);
    }

    [Theory]
    [InlineData("slow-first-byte")]
    [InlineData("drip-body")]
    [InlineData("wrong-content-type")]
    [InlineData("gzip-encoded")]
    [InlineData("redirect-ok")]
    [InlineData("info-extra-fields")]
    [InlineData("list-crlf")]
    public void What_the_sheet_calls_harmless_is_harmless(string name) => Assert.True(FaultName.Parse(name).HarmlessToGo);

    [Theory]
    [InlineData("http-599", FaultEffect.BreaksGo)]
    [InlineData("http-410-good-body", FaultEffect.NotFound)]
    public void Any_status_is_a_fault(string name, FaultEffect effect) =>
        Assert.Equal((name, effect), (FaultName.Parse(name).Name, FaultName.Parse(name).Effect));

    [Theory]
    [InlineData("http-200")]
    [InlineData("http-600")]
    [InlineData("http-50")]
    [InlineData("http-+03")]
    [InlineData("http-503-bad-body")]
    [InlineData("stall")]
    [InlineData("")]
    public void An_unknown_name_is_refused_with_all_that_is_allowed(string name)
    {
        var exception = Assert.Throws<FormatException>(() => FaultName.Parse(name));

        Assert.StartsWith($"unknown fault '{name}'; allowed: http-NNN,", exception.Message);
        Assert.Contains("zip-bitflip", exception.Message);
    }

    [Fact]
    public void Faults_of_a_hop_survive_json()
    {
        var faults = HopFaults.Parse("http-503,html-200@zip");

        Assert.Equal("""{"*":"http-503","zip":"html-200"}""", faults.ToJson());
        Assert.Equal(faults.ToJson(), HopFaults.FromJson(faults.ToJson()).ToJson());
        Assert.Equal(("html-200", "http-503"), (faults.For(Endpoint.Zip)?.Name, faults.For(Endpoint.Info)?.Name));
    }

    [Theory]
    [InlineData("""{"zip":"conn-refused"}""", "below HTTP")]
    [InlineData("""{"zip":"list-stale"}""", "allowed: list")]
    [InlineData("""{"zipp":"http-503"}""", "unknown endpoint 'zipp'; allowed: list")]
    [InlineData("""{"zip":503}""", "faults are an object")]
    [InlineData("[]", "faults are an object")]
    [InlineData("{", "faults are an object")]
    public void Faults_that_make_no_sense_are_refused(string json, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => HopFaults.FromJson(json)).Message);

    [Fact]
    public void A_hop_is_described_in_one_word()
    {
        var spec = HopSpec.Parse("flaky:http-503@zip,heal-after=3,latency=50ms,rate=1000,path=/go,tls");

        Assert.Equal(
            ("flaky", "/go", true, 1000),
            (spec.Options.Name, spec.Options.BasePath, spec.Options.Tls, spec.Options.BytesPerSecond));
        Assert.Equal((TimeSpan.FromMilliseconds(50), 3), (spec.Options.Latency, spec.Faults.HealAfter));
        Assert.Throws<FormatException>(() => HopSpec.Parse("hop:latency=soon"));
        Assert.Throws<FormatException>(() => HopSpec.Parse("hop:colour=red"));
    }
}
