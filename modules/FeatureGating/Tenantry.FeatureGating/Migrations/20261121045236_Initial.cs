using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.FeatureGating.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "gating");

            migrationBuilder.CreateTable(
                name: "feature_override",
                schema: "gating",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    feature = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    is_allowed = table.Column<bool>(type: "boolean", nullable: false),
                    limit = table.Column<long>(type: "bigint", nullable: true),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feature_override", x => new { x.tenant_id, x.feature });
                });

            migrationBuilder.CreateTable(
                name: "kill_switch",
                schema: "gating",
                columns: table => new
                {
                    feature = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    turned_off_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kill_switch", x => x.feature);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feature_override",
                schema: "gating");

            migrationBuilder.DropTable(
                name: "kill_switch",
                schema: "gating");
        }
    }
}
