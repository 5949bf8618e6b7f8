"""A monthly run on Airflow: fetch, run, and a question to the release that fails the task when it is empty.

Exit codes of every command: 0 done, 1 a bug, 2 wrong command line, 3 an input or the output place cannot be used, 4 a data
check failed and nothing was published. Only 3 is worth a second try.
"""
from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator

HOME = "/var/lib/sovereign-ai"

with DAG(
    dag_id="sovereign_ai",
    schedule="0 3 1 * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 1, "retry_delay": timedelta(hours=1)},
) as dag:
    fetch = BashOperator(task_id="fetch", bash_command=f"sovereign-ai fetch --data {HOME}/data")
    run = BashOperator(task_id="run", bash_command=f"sovereign-ai run --data {HOME}/data --out {HOME}/out --log-format json")
    ask = BashOperator(
        task_id="ask",
        bash_command=f"test $(sovereign-ai query 'SELECT count(*) FROM finding' --out {HOME}/out --format csv | tail -n 1) -gt 0",
    )
    fetch >> run >> ask
