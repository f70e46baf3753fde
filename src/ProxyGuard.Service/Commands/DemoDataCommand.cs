using System.CommandLine;
using ProxyGuard.Service.Demonstration;

namespace ProxyGuard.Service.Commands;

/// <summary><c>demo-data</c>: a history to look at before there is one of one's own.</summary>
internal sealed class DemoDataCommand(ServiceCommands commands)
{
    private const int MostDays = 365;
    private readonly Option<int> _days = new("--days") { HelpName = "DAYS", DefaultValueFactory = _ => 90 };
    private readonly Option<int> _seed = new("--seed") { HelpName = "NUMBER", DefaultValueFactory = _ => 1 };

    public Command Grammar()
    {
        _days.Description = $"How far the history goes back; 1 to {MostDays}";
        _seed.Description = "Another number makes another history";
        var command = new Command(
            "demo-data", "Fills an empty store with the history of an organisation that does not exist; every page says so")
        { _days, _seed };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(_days), parsed.GetValue(_seed), cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(int days, int seed, CancellationToken cancellationToken)
    {
        if (days is < 1 or > MostDays) return await commands.RefuseAsync($"--days must be a whole number from 1 to {MostDays}");
        var clock = new HistoryClock(TimeProvider.System.GetUtcNow());
        return await commands.WithAsync<DemoData>(data => WriteAsync(data, clock, days, seed, cancellationToken), clock, cancellationToken);
    }

    private async Task<int> WriteAsync(DemoData data, HistoryClock clock, int days, int seed, CancellationToken cancellationToken)
    {
        if (await data.WriteAsync(clock, days, seed, cancellationToken) is not { } runs)
            return await commands.RefuseAsync("the store has something already: demonstration data goes only into an empty one");
        await commands.TellAsync($"{runs} runs of {days} days. The store is marked: it is for looking, not for your own runs.");
        return 0;
    }
}
