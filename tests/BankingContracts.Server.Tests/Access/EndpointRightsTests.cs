using BankingContracts.Server.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Tests.Access;

/// <summary>Each endpoint says who may use it.</summary>
public sealed class EndpointRightsTests : IAsyncLifetime
{
    private static readonly string[] Open = ["/assets/{version}/{name}", "/health/live", "/health/ready", "/service/proof", "/sign-in", "/sign-in/openid", "/sign-out"];

    private readonly TestFolder _folder = new();
    private TestService _service = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _service = await TestService.ServeAsync(TestService.Options(_folder));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void EachEndpointDemandsARightOrIsKnownToBeOpen()
    {
        Assert.NotEmpty(_service.Endpoints);
        var silent = _service.Endpoints.Where(e => e.Metadata.GetMetadata<DemandedRight>() is null && e.Metadata.GetMetadata<OpenToAll>() is null);
        Assert.Empty(silent.Select(e => e.RoutePattern.RawText));
        Assert.Equal(Open, _service.Endpoints.Where(e => e.Metadata.GetMetadata<OpenToAll>() is not null).Select(e => e.RoutePattern.RawText).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EachDemandIsThePolicyOfItsRight()
    {
        foreach (var endpoint in _service.Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<DemandedRight>() is { Right: var right })
                Assert.Contains(AccessPolicies.Of(right), endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy));
        }
    }

    [Fact]
    public void NoChangeIsForThoseWhoMayOnlyLook()
    {
        var changes = _service.Endpoints.Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods: var methods } && !methods.Contains("GET"));
        Assert.All(changes, e => Assert.NotEqual(Right.View, e.Metadata.GetMetadata<DemandedRight>()?.Right));
    }
}
