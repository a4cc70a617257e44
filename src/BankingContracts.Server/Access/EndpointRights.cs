using Microsoft.AspNetCore.Builder;

namespace BankingContracts.Server.Access;

/// <summary>Says who may use an endpoint. Each endpoint says it: a test looks at all.</summary>
internal static class EndpointRights
{
    /// <summary>Only who has the right may use the endpoint.</summary>
    public static TBuilder Demands<TBuilder>(this TBuilder endpoint, Right right)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new DemandedRight(right)).RequireAuthorization(AccessPolicies.Of(right));

    /// <summary>Everybody may use the endpoint, signed in or not.</summary>
    public static TBuilder IsOpen<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(OpenToAll.Mark).AllowAnonymous();
}

/// <summary>Marks an endpoint that demands a right.</summary>
/// <param name="Right">The right.</param>
internal sealed record DemandedRight(Right Right);

/// <summary>Marks an endpoint that is open to everybody.</summary>
internal sealed record OpenToAll
{
    /// <summary>The mark.</summary>
    public static readonly OpenToAll Mark = new();
}
