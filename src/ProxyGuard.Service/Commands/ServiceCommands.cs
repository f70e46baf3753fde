using System.CommandLine;

namespace ProxyGuard.Service.Commands;

/// <summary>
/// What <c>proxyguard-service</c> does beside running: it works on the store directly, also while the service runs. Standard output has
/// the answer alone; all other words go to standard error.
/// </summary>
internal sealed class ServiceCommands(string[] settings, TextWriter output, TextWriter error)
{
    private const int BadUsage = 2;

    public async Task<int> RunAsync(string[] words, CancellationToken cancellationToken)
    {
        var parsed = Grammar().Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count == 0)
        {
            var invocation = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
        foreach (var fault in parsed.Errors) await error.WriteLineAsync("proxyguard-service: " + fault.Message);
        await error.WriteLineAsync("proxyguard-service --help says what can be asked.");
        return BadUsage;
    }

    private RootCommand Grammar() => new(
        "Keeps the evidence of ProxyGuard's runs. Without a command it runs the service. "
        + "Settings such as --Storage:Sqlite:Path=FILE go with every command.")
    {
        new TokenCommands(this).Grammar(),
        new RepositoryCommands(this).Grammar(),
        new ExportCommand(this).Grammar(),
        new AuditCommand(this).Grammar(),
        new DemoDataCommand(this).Grammar(),
        new HealthCommand(this).Grammar(),
    };

    public TextWriter Output => output;

    /// <summary>Says what was wrong with the arguments of a command.</summary>
    public async Task<int> RefuseAsync(params IEnumerable<string> faults)
    {
        foreach (var fault in faults) await error.WriteLineAsync("proxyguard-service: " + fault);
        return BadUsage;
    }

    public Task TellAsync(string words) => error.WriteLineAsync(words);

    /// <summary>The addresses at which the service with these settings listens, as they are configured.</summary>
    public string[] Addresses() =>
        Builder(TimeProvider.System).Configuration[WebHostDefaults.ServerUrlsKey]!.Split(';', StringSplitOptions.TrimEntries);

    /// <summary>Does work on the same store that the service would have with these settings.</summary>
    public Task<int> WithAsync<T>(Func<T, Task<int>> work, CancellationToken cancellationToken) where T : notnull =>
        WithAsync(work, TimeProvider.System, cancellationToken);

    /// <summary>The same with a clock of its own.</summary>
    public async Task<int> WithAsync<T>(Func<T, Task<int>> work, TimeProvider clock, CancellationToken cancellationToken) where T : notnull
    {
        await using var parts = Builder(clock).Build();
        await parts.Services.GetRequiredService<Storage.ITableStore>().PrepareAsync(cancellationToken);
        return await work(parts.Services.GetRequiredService<T>());
    }

    private WebApplicationBuilder Builder(TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.Services.AddSingleton(clock);
        builder.AddProxyGuard();
        builder.Logging.ClearProviders();
        return builder;
    }
}
