using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.Sqlite.Platform
{
    /// <inheritdoc />
    public partial class EntryOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_fund_movements_PostedOn",
                table: "platform_fund_movements");

            migrationBuilder.AddColumn<int>(
                name: "Sequence",
                table: "platform_job_observations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Number",
                table: "platform_fund_movements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "LastNumber",
                table: "platform_fund_books",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Sequence",
                table: "platform_application_events",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.UpdateData(
                table: "platform_fund_books",
                keyColumn: "Id",
                keyValue: 1,
                column: "LastNumber",
                value: 0L);

            // Ids of one moment have no order: what was entered together stands as things go, money in before money out.
            migrationBuilder.Sql("""
                UPDATE platform_application_events AS entered SET Sequence = known.Place
                FROM (SELECT Id, ROW_NUMBER() OVER (PARTITION BY ApplicationId ORDER BY "At", CASE Kind WHEN 'Received' THEN 0 WHEN 'HandedOver' THEN 3 WHEN 'DecisionUndone' THEN 2 ELSE 1 END, "On", Id) AS Place FROM platform_application_events) AS known
                WHERE known.Id = entered.Id;
                """);

            migrationBuilder.Sql("""
                UPDATE platform_job_observations AS entered SET Sequence = known.Place
                FROM (SELECT Id, ROW_NUMBER() OVER (PARTITION BY EnterpriseId ORDER BY Id) AS Place FROM platform_job_observations) AS known
                WHERE known.Id = entered.Id;
                """);

            migrationBuilder.Sql("""
                UPDATE platform_fund_movements AS entered SET Number = known.Place
                FROM (SELECT Id, ROW_NUMBER() OVER (ORDER BY EnteredAt, Bank DESC, Id) AS Place FROM platform_fund_movements) AS known
                WHERE known.Id = entered.Id;
                """);

            migrationBuilder.Sql("""
                UPDATE platform_fund_books SET LastNumber = (SELECT COUNT(*) FROM platform_fund_movements);
                """);

            migrationBuilder.CreateIndex(
                name: "IX_platform_fund_movements_PostedOn_Number",
                table: "platform_fund_movements",
                columns: new[] { "PostedOn", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_fund_movements_PostedOn_Number",
                table: "platform_fund_movements");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "platform_job_observations");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "platform_fund_movements");

            migrationBuilder.DropColumn(
                name: "LastNumber",
                table: "platform_fund_books");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "platform_application_events");

            migrationBuilder.CreateIndex(
                name: "IX_platform_fund_movements_PostedOn",
                table: "platform_fund_movements",
                column: "PostedOn");
        }
    }
}
