using System.CommandLine;

namespace ProxyGuard.Service.Commands;

/// <summary>
/// <c>health</c>: asks the service that runs on this machine with these settings whether it is ready. An image without a shell has no other
/// program that could ask.
/// </summary>
internal sealed class HealthCommand(ServiceCommands commands)
{
    private const int NotReady = 1;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(7);

    public Command Grammar()
    {
        var health = new Command("health", "Asks the running service at /readyz of its own address: 0 it is ready, 1 it is not");
        health.SetAction((_, cancellationToken) => AskAsync(cancellationToken));
        return health;
    }

    /// <summary>Where to ask: one that listens everywhere is asked on loopback.</summary>
    public static Uri Question(string[] addresses)
    {
        var address = addresses.Select(BindingAddress.Parse).OrderBy(address => address.Scheme.Length).First();
        var host = address.Host switch
        {
            "+" or "*" or "0.0.0.0" => "127.0.0.1",
            "[::]" => "[::1]",
            var named => named,
        };
        return new Uri($"{address.Scheme}://{host}:{address.Port}{address.PathBase}/readyz");
    }

    private async Task<int> AskAsync(CancellationToken cancellationToken)
    {
        var question = Question(commands.Addresses());
        // The answer comes from this machine, whatever proxy the environment names.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Longest };
        try
        {
            using var answer = await client.GetAsync(question, cancellationToken);
            if (answer.IsSuccessStatusCode) return 0;
            await commands.TellAsync($"proxyguard-service: {question} answers {(int)answer.StatusCode}");
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            await commands.TellAsync($"proxyguard-service: {question} does not answer: {fault.Message}");
        }
        return NotReady;
    }
}
