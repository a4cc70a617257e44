using System.Text.Json;
using BankingContracts.Runtime.Telemetry;
using BankingContracts.Server.Access;
using BankingContracts.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace BankingContracts.Server.Api;

/// <summary>The OpenAPI document of the API: every endpoint with its right, its parameters, its answers and their types.</summary>
internal static class ApiDocument
{
    private const string Name = "bankingcontracts";
    private const string RightKey = "x-right";
    private const string NoRight = "none";
    private const string KeyScheme = "key";

    /// <summary>Adds what makes it. Only endpoints that are <see cref="ApiEndpoints.InApi"/> are in it, none of the application around.</summary>
    public static void Add(IServiceCollection services) => services.AddOpenApi(Name, static options =>
    {
        options.ShouldInclude = static d => d.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Any();
        options.AddDocumentTransformer(static (document, context, _) =>
        {
            var pipeline = context.ApplicationServices.GetRequiredService<ServerOptions>().Pipeline.Name;
            document.Info = new() { Title = $"{pipeline}: the service's API", Version = PipelineTelemetry.Version, Description = "Errors are problem details of RFC 9457: `detail` says what is wrong and what to do." };
            // Paths are complete; behind a proxy, only the reader knows the address.
            document.Servers = [];
            Secure(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            var right = context.Description.ActionDescriptor.EndpointMetadata.OfType<DemandedRight>().FirstOrDefault()?.Right;
            var word = right?.ToString().ToLowerInvariant() ?? NoRight;
            operation.Description = $"{operation.Description} Right: {word}.".TrimStart();
            (operation.Extensions ??= new Dictionary<string, IOpenApiExtension>())[RightKey] = new JsonNodeExtension(word);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(static (schema, context, _) =>
        {
            Rename(schema, context.JsonTypeInfo.Properties.Select(static p => (p.Name, (p.AttributeProvider as System.Reflection.MemberInfo)?.Name ?? p.Name)));
            return Task.CompletedTask;
        });
    });

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder group) => group
        .MapGet("/openapi.json", WriteAsync)
        .Demands(Right.View)
        .InApi("API", "This document.")
        .Answers<JsonElement>();

    private static async Task WriteAsync(HttpContext context, [FromKeyedServices(Name)] IOpenApiDocumentProvider provider, CancellationToken cancellation)
    {
        var document = await provider.GetOpenApiDocumentAsync(cancellation);
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation), cancellation);
    }

    /// <summary>Programs show a key, where the service knows its users; every operation that needs a right accepts one.</summary>
    private static void Secure(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>(KeyScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key that `keys add` made. A service that only its own machine reaches, and that has no keys, asks for none.",
        });
        var operations = document.Paths.Values.SelectMany(static p => p.Operations ?? []).Select(static o => o.Value);
        foreach (var operation in operations.Where(static o => o.Extensions?[RightKey] is JsonNodeExtension { Node: var right } && right.GetValue<string>() != NoRight))
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
    }

    /// <summary>The application around may write its JSON in another manner than <see cref="ApiJson"/>, whose names these are.</summary>
    private static void Rename(OpenApiSchema schema, IEnumerable<(string Name, string Member)> members)
    {
        var names = members.ToDictionary(static m => m.Name, static m => JsonNamingPolicy.SnakeCaseLower.ConvertName(m.Member), StringComparer.Ordinal);
        if (schema.Properties is { Count: > 0 } properties)
            schema.Properties = properties.ToDictionary(p => names.GetValueOrDefault(p.Key, p.Key), static p => p.Value, StringComparer.Ordinal);
        if (schema.Required is { Count: > 0 } required)
            schema.Required = required.Select(r => names.GetValueOrDefault(r, r)).ToHashSet(StringComparer.Ordinal);
    }
}
