using System.Text.Json;
using BankingContracts.Server.Api;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace BankingContracts.Server.Tests.Api;

/// <summary>The OpenAPI document describes what there is.</summary>
public sealed class ApiDocumentTests : IAsyncLifetime
{
    private static readonly string[] Bodiless = ["202", "204"];

    private readonly TestFolder _folder = new();
    private TestService _service = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _service = await TestService.StartAsync(TestService.Options(_folder));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void EachEndpointOfTheApiSaysWhatItDoesAndWhatItAnswers()
    {
        Assert.NotEmpty(Endpoints());
        Assert.Empty(Endpoints().Where(e => e.Metadata.GetMetadata<ApiOperation>() is null).Select(e => e.RoutePattern.RawText));
        Assert.All(Endpoints(), e => Assert.False(string.IsNullOrEmpty(e.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary), e.RoutePattern.RawText));
        Assert.All(Endpoints(), e => Assert.Contains(e.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>(), r => r.StatusCode is >= 200 and < 300));
    }

    [Fact]
    public async Task TheDocumentHasEachEndpointWithItsRightAndItsErrors()
    {
        var paths = (await DocumentAsync()).GetProperty("paths");
        foreach (var endpoint in Endpoints())
        {
            var path = paths.GetProperty(endpoint.RoutePattern.RawText!);
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
            {
                var operation = path.GetProperty(method.ToLowerInvariant());
                Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
                Assert.Contains(operation.GetProperty("x-right").GetString(), (string[])["view", "operate", "values", "manage", "none"]);
                Assert.True(operation.GetProperty("responses").GetProperty("503").GetProperty("content").TryGetProperty("application/problem+json", out _));
                Assert.All(operation.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] == '2' && !Bodiless.Contains(r.Name)), r => Assert.True(r.Value.TryGetProperty("content", out var content) && content.EnumerateObject().Any(), $"{method} {endpoint.RoutePattern.RawText}"));
            }
        }
    }

    /// <summary>Who makes a client from the document makes one that can show a key.</summary>
    [Fact]
    public async Task EachOperationThatNeedsARightTakesAKey()
    {
        var document = await DocumentAsync();

        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString());
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()))
        {
            var takesKey = operation.Value.TryGetProperty("security", out var security) && security[0].TryGetProperty("key", out _);
            Assert.Equal(operation.Value.GetProperty("x-right").GetString() != "none", takesKey);
        }
    }

    [Fact]
    public async Task TheNamesOfFieldsAreThoseOfTheAnswers()
    {
        var document = await DocumentAsync();
        var scope = document.GetProperty("components").GetProperty("schemas").GetProperty("RunScope").GetProperty("properties");

        Assert.True(scope.TryGetProperty("allow_mass_delete", out _));
        Assert.False(scope.TryGetProperty("allowMassDelete", out _));
    }

    private IEnumerable<RouteEndpoint> Endpoints() => _service.Endpoints.Where(e => e.RoutePattern.RawText is { } path
        && (path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/health/", StringComparison.Ordinal) || path == "/events"));

    private async Task<JsonElement> DocumentAsync() => JsonDocument.Parse(await _service.PageAsync("/api/v1/openapi.json")).RootElement;
}
