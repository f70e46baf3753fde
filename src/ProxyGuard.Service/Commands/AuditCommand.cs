using System.CommandLine;
using System.Globalization;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Commands;

/// <summary><c>audit</c>: who changed what, the newest first.</summary>
internal sealed class AuditCommand(ServiceCommands commands)
{
    private readonly Option<int> _most = new("--limit") { HelpName = "ROWS", DefaultValueFactory = _ => 100 };

    public Command Grammar()
    {
        _most.Description = "How many rows at most";
        var audit = new Command("audit", "Prints who added and revoked tokens and deleted data, the newest first") { _most };
        audit.SetAction((parsed, cancellationToken) => parsed.GetValue(_most) is > 0 and var most
            ? commands.WithAsync<AuditLog>(log => PrintAsync(log, most, cancellationToken), cancellationToken)
            : commands.RefuseAsync("--limit must be a whole number above 0"));
        return audit;
    }

    private async Task<int> PrintAsync(AuditLog log, int most, CancellationToken cancellationToken)
    {
        var entries = await log.ReadAsync(most, cancellationToken);
        await TextTable.WriteAsync(commands.Output, entries.Select(entry => new[]
        {
            entry.Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            entry.Who, entry.Action, entry.Subject, entry.Details,
        }));
        return 0;
    }
}
