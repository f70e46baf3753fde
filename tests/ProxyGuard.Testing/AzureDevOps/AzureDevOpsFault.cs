namespace ProxyGuard.Testing.AzureDevOps;

/// <summary>What becomes of a request to <see cref="AzureDevOpsFake"/>.</summary>
public enum AzureDevOpsFault
{
    /// <summary>It is answered as it should be.</summary>
    None,

    /// <summary>203 and the HTML of a page to sign in at: what the services answer to a token they do not know.</summary>
    SignInPage,

    /// <summary>302 to such a page.</summary>
    SignInRedirect,

    /// <summary>401, as a PATCH with such a token gets it.</summary>
    Unauthorized,

    /// <summary>403 TF401027, as for a build service without "Contribute to pull requests".</summary>
    NoPermission,

    /// <summary>404 TF401180, as for a pull request that is gone, or that may not be read.</summary>
    NotFound,

    /// <summary>429 with Retry-After: 1.</summary>
    Throttled,

    /// <summary>429 with Retry-After: 60.</summary>
    ThrottledForLong,

    /// <summary>503 without Retry-After.</summary>
    Busy,

    /// <summary>400, as a server that is older than the contract answers.</summary>
    OldServer,

    /// <summary>200 and the HTML of a proxy's page.</summary>
    Page,

    /// <summary>500 and the HTML of an error page.</summary>
    ErrorPage,

    /// <summary>The request is done, and half of its answer comes, whole to HTTP.</summary>
    HalfJson,

    /// <summary>JSON without an end.</summary>
    Endless,

    /// <summary>Nothing comes.</summary>
    Silence,

    /// <summary>The connection ends, nothing was done.</summary>
    CutBefore,

    /// <summary>The request is done, and the connection ends before the answer.</summary>
    CutAfter,

    /// <summary>The request is done, and the answer says 500.</summary>
    ErrorAfter,
}
