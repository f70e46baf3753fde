namespace ProxyGuard.Cli.Tests.Ci.AzurePipelines;

/// <summary>One logging command as the agent reads it.</summary>
internal sealed record AgentCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Data);

/// <summary>
/// Finds logging commands in a log as the Azure Pipelines agent does (azure-pipelines-agent, Command.TryParse): <c>##vso[</c> anywhere
/// in a line, up to the first <c>]</c>; properties are parted by <c>;</c>; escapes are undone in this order, the percent sign last.
/// </summary>
internal static class LoggingCommandReader
{
    public static List<AgentCommand> Read(string log)
    {
        var commands = new List<AgentCommand>();
        foreach (var line in log.Split('\n', '\r'))
        {
            var start = line.IndexOf("##vso[", StringComparison.OrdinalIgnoreCase);
            var end = start < 0 ? -1 : line.IndexOf(']', start);
            if (end < 0) continue;
            var head = line[(start + 6)..end];
            var space = head.IndexOf(' ');
            var properties = new Dictionary<string, string>();
            foreach (var pair in space < 0 ? [] : head[(space + 1)..].Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = pair.Trim().Split('=', 2);
                if (parts.Length == 2) properties[parts[0]] = Unescape(parts[1]).Replace("%3B", ";").Replace("%5D", "]");
            }
            commands.Add(new AgentCommand(space < 0 ? head : head[..space], properties, Unescape(line[(end + 1)..])));
        }
        return commands;
    }

    private static string Unescape(string text) => text.Replace("%0D", "\r").Replace("%0A", "\n").Replace("%AZP25", "%");
}
