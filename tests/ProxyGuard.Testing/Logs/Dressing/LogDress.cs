namespace ProxyGuard.Testing.Logs.Dressing;

/// <summary>How a CI system keeps the log of a step.</summary>
public enum LogDress
{
    /// <summary>As it was printed.</summary>
    Plain,
    GitHub,
    Azure,
    GitLab,

    /// <summary>GitLab with time stamps before the lines, as newer ones have.</summary>
    GitLabStamped,
    Jenkins,

    /// <summary>A step of an image's build, with the plain progress of docker.</summary>
    Docker,
}
