using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;

namespace BankingContracts.Runtime.Tests.Planning;

public sealed class MaintenanceTextTests
{
    private static readonly LinkDefinition AccountId = new("account_id", "snap_account", "account_id");
    private static readonly LinkDefinition AccountsCustomer = new("customer_id", "snap_account", "customer_id");
    private static readonly LinkDefinition Customer = new("customer_id", "snap_customer", "customer_id");

    [Fact]
    public void OneOutputServesAllUpstreams() => Assert.Equal(
        "by link customer_id (snap_account.customer_id, snap_customer.customer_id)",
        MaintenanceText.Of(Model([AccountId, AccountsCustomer, Customer]), null));

    [Fact]
    public void UpstreamsWithoutACommonOutputAreFollowedApart() => Assert.Equal(
        "by link account_id (snap_account.account_id) and customer_id (snap_customer.customer_id)",
        MaintenanceText.Of(Model([AccountId, Customer]), null));

    [Fact]
    public void AnUpstreamWithoutALinkIsNamedWithTheReason() => Assert.Equal(
        "by link customer_id (snap_customer.customer_id); whole when snap_account changes, which has no link: it is cut by LIMIT",
        MaintenanceText.Of(Model([Customer], new UnlinkedUpstream("snap_account", "it is cut by LIMIT")), null));

    [Fact]
    public void WithoutLinksAllIsComputed() => Assert.Equal(
        "whole: snap_account has no link: it is cut by LIMIT; snap_customer has no link",
        MaintenanceText.Of(Model([], new UnlinkedUpstream("snap_account", "it is cut by LIMIT")), null));

    [Fact]
    public void AReasonToComputeAllOverridesLinks() => Assert.Equal("whole: first load", MaintenanceText.Of(Model([Customer]), "first load"));

    private static ModelDefinition Model(LinkDefinition[] links, params UnlinkedUpstream[] unlinked) => new()
    {
        Name = "int_account",
        Layer = ModelLayer.Intermediate,
        Description = "",
        Columns = [],
        Key = [],
        Upstreams = ["snap_account", "snap_customer"],
        Body = new QueryBody(Materialization.Table, ""),
        CreateTable = SqlText.Portable(""),
        Fingerprint = "",
        Links = links,
        Unlinked = unlinked,
    };
}
