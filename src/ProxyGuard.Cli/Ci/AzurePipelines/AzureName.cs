namespace ProxyGuard.Cli.Ci.AzurePipelines;

/// <summary>
/// What an option or an output is called in Azure Pipelines: <c>report-url</c> is <c>reportUrl</c>. A task's inputs and output variables
/// are letters and digits there (azure-pipelines-task-lib, tasks.schema.json).
/// </summary>
internal static class AzureName
{
    public static string Of(string name)
    {
        var words = name.Split('-');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
