namespace BankingContracts.Runtime.Spark.Workspaces;

/// <summary>The tokens that requests bear.</summary>
internal interface ITokens
{
    /// <summary>A token that is valid now.</summary>
    /// <exception cref="Errors.DatabricksException">There is none.</exception>
    Task<Secret> GetAsync(CancellationToken cancellation);

    /// <summary>Forgets a token that was refused; false where there is no other.</summary>
    bool Forget(Secret token);
}

/// <summary>A personal access token.</summary>
internal sealed class FixedToken(Secret token) : ITokens
{
    /// <inheritdoc/>
    public Task<Secret> GetAsync(CancellationToken cancellation) => Task.FromResult(token);

    /// <inheritdoc/>
    public bool Forget(Secret token) => false;
}
