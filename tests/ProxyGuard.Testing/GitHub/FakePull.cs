namespace ProxyGuard.Testing.GitHub;

/// <summary>A pull request as far as it is asked for: where it comes from, where it goes, and whether it is open.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Head">Owner and branch it comes from, as <c>owner:branch</c>.</param>
/// <param name="Sha">Its newest commit.</param>
/// <param name="Base">The repository it goes to, as <c>owner/name</c>.</param>
/// <param name="State"><c>open</c> or <c>closed</c>.</param>
/// <param name="IsOfCommit">Whether GitHub tells it when it is asked for the commit; of a fork's it often does not.</param>
public sealed record FakePull(
    int Number, string Head, string Sha, string Base = "example/guarded", string State = "open", bool IsOfCommit = false);
