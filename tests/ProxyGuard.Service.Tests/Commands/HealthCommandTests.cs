using ProxyGuard.Service.Commands;

namespace ProxyGuard.Service.Tests.Commands;

public sealed class HealthCommandTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/readyz")]
    [InlineData("http://0.0.0.0:8080", "http://127.0.0.1:8080/readyz")]
    [InlineData("http://*:81/", "http://127.0.0.1:81/readyz")]
    [InlineData("http://+", "http://127.0.0.1/readyz")]
    [InlineData("http://[::]:8080", "http://[::1]:8080/readyz")]
    [InlineData("https://+:8443;http://localhost:9090", "http://localhost:9090/readyz")]
    [InlineData("https://name.example:8443", "https://name.example:8443/readyz")]
    public void It_asks_where_the_service_listens(string addresses, string question) =>
        Assert.Equal(new Uri(question), HealthCommand.Question(addresses.Split(';')));

    [Theory]
    [InlineData("health --urls=http://+:81")]
    [InlineData("health --urls http://+:81")]
    public void The_address_goes_with_a_command_as_every_setting_does(string line) =>
        Assert.Equal(["health"], CommandLine.Split(line.Split(' ')).Words);

    [Fact]
    public async Task Where_nobody_listens_it_says_no_in_one_line()
    {
        var error = new StringWriter();
        var commands = new ServiceCommands(["--urls=http://127.0.0.1:9"], TextWriter.Null, error);

        var exit = await commands.RunAsync(["health"], TestContext.Current.CancellationToken);

        Assert.Equal(1, exit);
        Assert.StartsWith("proxyguard-service: http://127.0.0.1:9/readyz does not answer", error.ToString(), StringComparison.Ordinal);
    }
}
