using System.Globalization;

namespace BankingContracts.Engine.Specification.Oracle.General;

/// <summary>The pipeline of tests/Pipelines/Deliveries, or the part of it over some of its entities.</summary>
public sealed class DeliveriesOracle : IPipelineOracle
{
    private const string FarFuture = "9999-12-31 00:00:00";

    private readonly Dictionary<string, Entity> _entities;
    private readonly MartTable<TextRow, TextRow> _limits = new(r => r.At([0]));
    private readonly MartTable<TextRow, TextRow> _ranks = new(r => r.At([0]));

    /// <summary>The entities named, or all.</summary>
    public DeliveriesOracle(params string[] entities) =>
        _entities = (entities.Length == 0 ? All : All.Where(e => entities.Contains(e.Key))).ToDictionary(e => e.Key, e => e.Value());

    private DeliveriesOracle(Dictionary<string, Entity> entities) => _entities = entities;

    /// <inheritdoc/>
    public IEnumerable<ExpectedTable> Tables => _entities.Values.SelectMany(e => e.Tables).Concat(Queries());

    /// <inheritdoc/>
    public IEnumerable<DeliveryTotals> Deliveries => _entities.Values.SelectMany(e => e.Deliveries);

    /// <summary>One entity of full deliveries, in files that a glob finds.</summary>
    public static DeliveriesOracle OfFiles(string entity, bool areParts) => new(new Dictionary<string, Entity>
    {
        [entity] = entity == "holder" ? Holder(areParts) : Branch("branches_*.csv", areParts),
    });

    /// <summary>Claims by the whole key of their staging model.</summary>
    public static DeliveriesOracle ClaimsByRevision() => new(new Dictionary<string, Entity> { ["claim"] = Claim("claim_id", "changed_at", "revision_id") });

    private static Dictionary<string, Func<Entity>> All { get; } = new()
    {
        ["card"] = Card,
        ["rate"] = Rate,
        ["claim"] = () => Claim("claim_id"),
        ["holder"] = () => Holder(areParts: false),
        ["branch"] = () => Branch("branches.csv", areParts: false),
    };

    /// <inheritdoc/>
    public void Run(DateTime runAt, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var entity in _entities.Values)
            entity.Run(runAt, files);
        if (!_entities.TryGetValue("card", out var card))
            return;
        var cards = card.Current("snap_card").Select(v => (Id: v.Row[0], Holder: v.Row[1], Limit: decimal.Parse(v.Row[2]!, CultureInfo.InvariantCulture))).ToList();
        _limits.Replace(
            cards.GroupBy(c => c.Holder).Select(g => new TextRow(
                [g.Key, Text(g.Count()), g.Sum(c => c.Limit).ToString("F2", CultureInfo.InvariantCulture)])),
            runAt);
        _ranks.Replace(
            cards.GroupBy(c => c.Holder).SelectMany(g => g
                .OrderByDescending(c => c.Limit).ThenBy(c => c.Id, StringComparer.Ordinal)
                .Select((c, i) => new TextRow([c.Id, c.Holder, Text(i + 1)]))),
            runAt);
    }

    private IEnumerable<ExpectedTable> Queries()
    {
        if (_entities.TryGetValue("card", out var card))
        {
            yield return new("holder_limit", ["holder_id", "cards_count", "total_limit_amount", "calculated_at"], [.. _limits.Rows.Select(Dated)]);
            yield return new("card_rank", ["card_id", "holder_id", "rank_count", "calculated_at"], [.. _ranks.Rows.Select(Dated)]);
        }

        if (card is not null && _entities.TryGetValue("holder", out var holder))
        {
            var holders = holder.Current("snap_holder").Select(h => h.Row).ToList();
            yield return new("int_card_with_holder", ["card_id", "holder_id", "region_id", "holder_name", "limit_amount"],
                [.. card.Current("snap_card").Select(c => c.Row).SelectMany(c => holders.Where(h => h[1] == c[1]).DefaultIfEmpty()
                    .Select(h => new[] { c[0], c[1], h?[0], h?[2], c[2] }))]);
        }

        if (!_entities.TryGetValue("branch", out var branch))
            yield break;
        var branches = branch.Versions("snap_branch").ToList();
        if (_entities.TryGetValue("rate", out var rate))
        {
            yield return new("int_rate_with_branch", ["rate_id", "rate_pct", "valid_from_at", "city_name"],
                [.. rate.Versions("snap_rate").SelectMany(r => branches
                    .Where(b => b.Row[0] == r.Row[0] && b.From <= r.From && (b.To is null || r.From < b.To))
                    .Select(b => new[] { r.Row[0], r.Row[2], Fields.Text(r.From), b.Row[2] }))]);
        }

        if (_entities.TryGetValue("claim", out var claim))
        {
            var claims = claim.Versions("snap_claim").GroupBy(v => v.Row[0]).Select(g => new[]
            {
                g.Key, "claim", g.Sum(v => decimal.Parse(v.Row[3]!, CultureInfo.InvariantCulture)).ToString("F2", CultureInfo.InvariantCulture),
            });
            yield return new("current_number", ["number_id", "kind_code", "total_amount"],
                [.. claims, .. branches.Where(b => b.IsCurrent).Select(b => new[] { b.Row[0], "branch", "0.00" })]);
        }
    }

    private static Entity Card()
    {
        var source = new SourceRules("src_card", "cards_*.csv", "card_id", "holder_id", "spending", "note", "op", "seq")
        {
            DeltaKey = ["card_id"],
            Operation = "op",
            Sequence = "seq",
        };
        var staging = new StagingRules(
            "stg_card", source, ["card_id"],
            new FieldRule("card_id", "card_id", Fields.InCase(t => t.ToUpperInvariant(), Fields.Mandatory)),
            new FieldRule("holder_id", "holder_id", Fields.Mandatory),
            new FieldRule("limit_amount", "spending", Fields.Money),
            new FieldRule("note", "note", Fields.Optional));
        return new(
            staging,
            new SnapshotRules("snap_card", staging, "card_id") { Checked = ["card_id", "holder_id", "limit_amount", "note"] },
            new SnapshotRules("snap_card_arrival", staging, "card_id") { Deletions = Deletions.Record },
            new SnapshotRules("snap_card_holder", staging, "card_id") { Checked = ["holder_id"], Deletions = Deletions.Ignore },
            new SnapshotRules("snap_card_dated", staging, "card_id") { KeepsQuarantined = true, OpenEnd = FarFuture });
    }

    private static Entity Rate()
    {
        var source = new SourceRules("src_rate", "rates_*.csv", "rate_id", "changed_at", "pct", "op")
        {
            DeltaKey = ["rate_id"],
            Operation = "op",
            Deletes = ["D", "DEL"],
        };
        var staging = new StagingRules(
            "stg_rate", source, ["rate_id", "changed_at"],
            new FieldRule("rate_id", "rate_id", Fields.Mandatory),
            new FieldRule("changed_at", "changed_at", Fields.Time),
            new FieldRule("rate_pct", "pct", Fields.Share));
        return new(
            staging,
            new SnapshotRules("snap_rate", staging, "rate_id") { BusinessTime = "changed_at" },
            new SnapshotRules("snap_rate_dated", staging, "rate_id") { BusinessTime = "changed_at", OpenEnd = FarFuture },
            new SnapshotRules("snap_rate_record", staging, "rate_id") { BusinessTime = "changed_at", Deletions = Deletions.Record });
    }

    private static Entity Claim(params string[] key)
    {
        var source = new SourceRules("src_claim", "claims_*.csv", "claim_id", "changed_at", "revision_id", "amount", "op")
        {
            DeltaKey = key,
            Operation = "op",
        };
        var staging = new StagingRules(
            "stg_claim", source, ["claim_id", "changed_at", "revision_id"],
            new FieldRule("claim_id", "claim_id", Fields.Number),
            new FieldRule("changed_at", "changed_at", Fields.Time),
            new FieldRule("revision_id", "revision_id", Fields.Number),
            new FieldRule("claim_amount", "amount", Fields.Money));
        return new(staging, new SnapshotRules("snap_claim", staging, "claim_id") { BusinessTime = "changed_at", TieBreak = "revision_id" });
    }

    private static Entity Holder(bool areParts)
    {
        var source = new SourceRules("src_holder", "holders_*.csv", "region_id", "holder_id", "name") { FilesAreParts = areParts };
        var staging = new StagingRules(
            "stg_holder", source, ["region_id", "holder_id"],
            new FieldRule("region_id", "region_id", Fields.Literal),
            new FieldRule("holder_id", "holder_id", Fields.Mandatory),
            new FieldRule("holder_name", "name", Fields.InCase(t => t.ToLowerInvariant(), Fields.Mandatory)));
        return new(
            staging,
            new SnapshotRules("snap_holder", staging, "region_id", "holder_id") { KeepsQuarantined = true },
            new SnapshotRules("snap_holder_record", staging, "region_id", "holder_id")
            {
                Checked = ["region_id", "holder_id", "holder_name"],
                Deletions = Deletions.Record,
                OpenEnd = FarFuture,
            });
    }

    private static Entity Branch(string file, bool areParts)
    {
        var source = new SourceRules("src_branch", file, "branch_id", "since", "city") { FilesAreParts = areParts };
        var staging = new StagingRules(
            "stg_branch", source, ["branch_id"],
            new FieldRule("branch_id", "branch_id", Fields.Number),
            new FieldRule("since_at", "since", Fields.Time),
            new FieldRule("city_name", "city", Fields.Optional));
        return new(
            staging,
            new SnapshotRules("snap_branch", staging, "branch_id") { BusinessTime = "since_at" },
            new SnapshotRules("snap_branch_kept", staging, "branch_id") { BusinessTime = "since_at", Deletions = Deletions.Ignore },
            new SnapshotRules("snap_branch_record", staging, "branch_id")
            {
                BusinessTime = "since_at",
                Deletions = Deletions.Record,
                KeepsQuarantined = true,
            });
    }

    private static IReadOnlyList<string?> Dated(Arrival<TextRow> row) => [.. row.Row.Values, Fields.Text(row.At)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
