namespace ProxyGuard.Service.Commands;

/// <summary>
/// A command line in its two halves. Settings (<c>--Storage:Sqlite:Path=x</c>, <c>--urls=x</c>) are known by the colon in their name, but
/// for one, and belong to the configuration; what is left is a command, or nothing, and then the service runs.
/// </summary>
internal sealed record CommandLine(string[] Settings, string[] Words)
{
    private static readonly string[] Questions = ["--help", "-h", "-?", "--version"];

    public bool IsCommand => Words.Length > 0 && (!Words[0].StartsWith('-') || Questions.Contains(Words[0]));

    public static CommandLine Split(string[] arguments)
    {
        var (settings, words) = (new List<string>(), new List<string>());
        for (var index = 0; index < arguments.Length; index++)
        {
            var name = arguments[index].Split('=')[0];
            if (!IsSetting(name)) words.Add(arguments[index]);
            else
            {
                settings.Add(arguments[index]);
                if (name == arguments[index] && index + 1 < arguments.Length) settings.Add(arguments[++index]);
            }
        }
        return new([.. settings], [.. words]);
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("--", StringComparison.Ordinal) && (name.Contains(':') || name[2..] == WebHostDefaults.ServerUrlsKey);
}
